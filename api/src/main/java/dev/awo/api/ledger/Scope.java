package dev.awo.api.ledger;

import dev.awo.api.ledger.SpendDao.Sum;
import dev.awo.def.spec.Limits;
import java.util.Optional;

/**
 * One set of limits and what counts against it already.
 *
 * @param name in words, such as {@code the daily limit}
 * @param remedy what a person can do when it is reached
 */
record Scope(String name, Limits limits, Sum counted, String remedy) {

  /** Which limit one more call would pass, in words; absent when it fits. */
  Optional<String> refusal(long micros, long tokens) {
    Sum then = counted.plus(micros, tokens);
    if (limits.usdMicros().filter(most -> then.micros() > most).isPresent()) {
      return Optional.of(
          passed(
              Usd.words(limits.usdMicros().orElseThrow()),
              Usd.words(counted.micros()),
              "may cost " + Usd.words(micros)));
    }
    if (limits.tokens().filter(most -> then.tokens() > most).isPresent()) {
      return Optional.of(
          passed(
              limits.tokens().orElseThrow() + " tokens",
              String.valueOf(counted.tokens()),
              "may use " + tokens));
    }
    if (limits.calls().filter(most -> then.calls() > most).isPresent()) {
      return Optional.of(
          passed(
              limits.calls().orElseThrow() + " calls",
              String.valueOf(counted.calls()),
              "is one more"));
    }
    return Optional.empty();
  }

  private String passed(String limit, String used, String next) {
    return name
        + " of "
        + limit
        + " would be passed: "
        + used
        + " spent or set aside, and the next call "
        + next
        + "; "
        + remedy;
  }
}

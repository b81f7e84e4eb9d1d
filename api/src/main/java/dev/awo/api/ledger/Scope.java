package dev.awo.api.ledger;

import dev.awo.api.ledger.SpendDao.Sum;
import dev.awo.def.ledger.Grant;
import dev.awo.def.spec.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One set of limits and what counts against it already.
 *
 * @param name in words, such as {@code the daily limit}
 * @param busyMillis wall time of calls and commands so far
 * @param reset when it is reset by itself; absent for a limit that only a person can lift
 * @param remedy what a person can do when it is reached
 */
record Scope(
    String name,
    Limits limits,
    Sum counted,
    long busyMillis,
    Optional<Instant> reset,
    String remedy) {

  /** Whether the call would fit when nothing else counted: else waiting is no use. */
  boolean couldFit(long micros, long tokens) {
    return limits.usdMicros().filter(most -> micros > most).isEmpty()
        && limits.tokens().filter(most -> tokens > most).isEmpty()
        && limits.calls().filter(most -> most < 1).isEmpty()
        && limits.time().filter(Duration::isZero).isEmpty();
  }

  /** Millionths of a dollar that are left; absent without a limit in dollars. */
  Optional<Long> leftMicros() {
    return limits.usdMicros().map(most -> Math.max(0, most - counted.micros()));
  }

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
    return limits
        .time()
        .filter(most -> busyMillis >= most.toMillis())
        .map(
            most ->
                name
                    + " of "
                    + most.toMinutes()
                    + " minutes of calls and commands is used up; "
                    + remedy);
  }

  Refusal refused(Grant grant, String why) {
    return new Refusal(grant, name, reset.isEmpty(), why);
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

package dev.awo.worker.scan;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.awo.def.verify.Severity;
import java.util.Locale;
import java.util.Optional;

/**
 * What an entry of a rule says: as bad as the rule, as bad as it says itself, or let it pass.
 *
 * @param passes whether what fits the entry is no finding
 */
record Verdict(Optional<Severity> severity, boolean passes) {
  static final Verdict AS_THE_RULE = new Verdict(Optional.empty(), false);

  @JsonCreator
  static Verdict of(String word) {
    return word.equals("none")
        ? new Verdict(Optional.empty(), true)
        : new Verdict(Optional.of(Severity.valueOf(word.toUpperCase(Locale.ROOT))), false);
  }
}

package dev.awo.def.spec;

import java.util.List;
import java.util.Optional;

/**
 * The fields that a mapping may have.
 *
 * @param what it is, such as {@code a task}
 * @param refused says why a field is not allowed here, for names that deserve more than "unknown"
 */
record Schema(String what, List<String> fields, Check refused) {
  static Schema of(String what, String... fields) {
    return new Schema(what, List.of(fields), name -> Optional.empty());
  }

  Schema refusing(Check check) {
    return new Schema(what, fields, check);
  }

  /** What is wrong with a field of this name. */
  Optional<String> complaint(String name) {
    return fields.contains(name)
        ? Optional.empty()
        : refused.complaint(name).or(() -> Optional.of(unknown(name)));
  }

  private String unknown(String name) {
    String near = Suggestion.didYouMean(name, fields);
    return "unknown field "
        + Shown.quoted(name)
        + (near.isEmpty() ? "; " + what + " has: " + String.join(", ", fields) : near);
  }
}

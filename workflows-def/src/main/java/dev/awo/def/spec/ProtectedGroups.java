package dev.awo.def.spec;

import java.util.List;
import java.util.Optional;

/** The built-in groups of protected files, which an operator may lift by name. */
public final class ProtectedGroups {
  /** The guard's own list has the same names. */
  public static final List<String> KNOWN =
      List.of("ci", "git", "editor", "build-tools", "lock-files", "orchestrator");

  private ProtectedGroups() {}

  static Optional<String> complaint(String text) {
    if (KNOWN.contains(text)) {
      return Optional.empty();
    }
    String near = Suggestion.didYouMean(text, KNOWN);
    return Optional.of(
        "unknown group of protected files "
            + Shown.quoted(text)
            + (near.isEmpty() ? "; there are " + String.join(", ", KNOWN) : near));
  }
}

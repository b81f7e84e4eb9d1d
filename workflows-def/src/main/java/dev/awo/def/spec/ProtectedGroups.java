package dev.awo.def.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of the built-in guard an operator may lift by name: groups of protected files, and files
 * whose changes need a person's approval.
 */
public final class ProtectedGroups {
  /** The guard's own list has the same names. */
  public static final List<String> KNOWN =
      List.of("ci", "git", "editor", "build-tools", "lock-files", "orchestrator");

  /** In the guard's own list they are the same. */
  public static final List<String> NEED_APPROVAL =
      List.of(
          "package.json",
          "composer.json",
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "settings.gradle",
          "settings.gradle.kts",
          "init.gradle",
          "init.gradle.kts",
          "gradle.properties",
          "pyproject.toml",
          "setup.py",
          "build.rs",
          "build.sbt",
          "extconf.rb",
          "binding.gyp",
          "agents.md",
          "claude.md",
          "gemini.md",
          ".github/copilot-instructions.md");

  private ProtectedGroups() {}

  static Optional<String> complaint(String text) {
    List<String> names = Stream.concat(KNOWN.stream(), NEED_APPROVAL.stream()).toList();
    if (names.contains(text)) {
      return Optional.empty();
    }
    String near = Suggestion.didYouMean(text, names);
    return Optional.of(
        "unknown group of protected files "
            + Shown.quoted(text)
            + (near.isEmpty()
                ? "; there are " + String.join(", ", KNOWN) + ", and files that need approval"
                : near));
  }
}

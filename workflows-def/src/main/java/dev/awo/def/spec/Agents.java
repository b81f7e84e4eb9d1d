package dev.awo.def.spec;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The agents that a task may name. */
public final class Agents implements Check {
  /** Those that a file may name: providers first, then command line programs. */
  public static final List<String> KNOWN =
      List.of(
          "anthropic",
          "openai",
          "scripted",
          "cursor",
          "claude",
          "codex",
          "copilot",
          "gemini",
          "aider",
          "opencode");

  /** Those whose meaning no declaration may change; the other known ones must be declared. */
  static final List<String> RESERVED = List.of("anthropic", "openai", "scripted", "cursor");

  private final List<String> names;

  /**
   * The known ones and others.
   *
   * @param declared names of CLI agents from the settings
   */
  public Agents(Collection<String> declared) {
    names = Stream.concat(KNOWN.stream(), declared.stream()).distinct().toList();
  }

  @Override
  public Optional<String> complaint(String text) {
    if (names.contains(text)) {
      return Optional.empty();
    }
    String near = Suggestion.didYouMean(text, names);
    return Optional.of(
        "unknown agent "
            + Shown.quoted(text)
            + (near.isEmpty()
                ? "; known are "
                    + String.join(", ", names)
                    + "; others are declared in awo.yml under 'agents'"
                : near));
  }
}

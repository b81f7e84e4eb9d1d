package dev.awo.def.spec;

import java.util.Optional;

/** Rules for free text. */
final class Texts {
  /** For a prompt, in characters; what is longer belongs into context files. */
  static final int LONGEST = 65_536;

  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_PATH = 4_096;
  private static final int LONGEST_COMMAND = 8_192;

  private Texts() {}

  static Optional<String> any(String text) {
    return text.length() > LONGEST ? tooLong(text, LONGEST) : illFormed(text);
  }

  static Optional<String> prompt(String text) {
    return text.isBlank() ? Optional.of("is blank; say what to do") : any(text);
  }

  static Optional<String> line(String text) {
    return line(text, LONGEST_LINE);
  }

  /** A path on this machine, of which the reader knows nothing. */
  static Optional<String> path(String text) {
    return line(text, LONGEST_PATH);
  }

  private static Optional<String> line(String text, int longest) {
    if (text.isBlank()) {
      return Optional.of("is blank");
    }
    if (text.length() > longest) {
      return tooLong(text, longest);
    }
    return text.strip().chars().anyMatch(c -> c == '\n' || c == '\r')
        ? Optional.of("must be a single line")
        : illFormed(text);
  }

  static Optional<String> command(String text) {
    if (text.isBlank()) {
      return Optional.of("is blank; write a command line");
    }
    return text.length() > LONGEST_COMMAND ? tooLong(text, LONGEST_COMMAND) : illFormed(text);
  }

  private static Optional<String> tooLong(String text, int longest) {
    return Optional.of("has " + text.length() + " characters; at most " + longest + " are allowed");
  }

  /**
   * Characters that do something to a terminal or to the reading direction. Escapes in double
   * quotes can bring in what the file itself may not contain.
   */
  static Optional<String> illFormed(String text) {
    return text.codePoints()
        .filter(c -> isControl(c) || isDirection(c))
        .boxed()
        .findFirst()
        .map(c -> "contains the control character " + Shown.codePoint(c) + "; remove it");
  }

  private static boolean isControl(int c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')
        || Character.getType(c) == Character.SURROGATE;
  }

  /** Embeddings, overrides and isolates, by which a text can look other than it is. */
  private static boolean isDirection(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}

package dev.awo.worker.git;

/** Text from outside, made safe to show on one line. */
final class Printable {
  private static final int LONGEST = 300;

  private Printable() {}

  /** Replaces control, format and line-breaking characters by {@code ?} and cuts what is long. */
  static String of(Object text) {
    StringBuilder safe = new StringBuilder();
    text.toString()
        .codePoints()
        .limit(LONGEST)
        .forEach(c -> safe.appendCodePoint(isHidden(c) ? '?' : c));
    return safe.toString();
  }

  /** Whether a character may change how the text around it looks without being seen. */
  static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}

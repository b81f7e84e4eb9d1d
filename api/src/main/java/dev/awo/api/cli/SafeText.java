package dev.awo.api.cli;

/**
 * Text from elsewhere, made harmless for a terminal: control characters and the invisible ones that
 * reorder text are shown as escapes.
 */
final class SafeText {
  private SafeText() {}

  /** One line: a line break is shown as an escape too. */
  static String line(String text) {
    return escape(text, false);
  }

  /** Several lines: line breaks and tabs stay. */
  static String block(String text) {
    return escape(text, true);
  }

  /** A JSON document, in which such characters can stand in strings only. */
  static String json(String document) {
    StringBuilder safe = new StringBuilder(document.length());
    for (int i = 0; i < document.length(); i++) {
      char c = document.charAt(i);
      if (isHarmful(c) && c != '\n') {
        safe.append(String.format("\\u%04x", (int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  private static String escape(String text, boolean keepLayout) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isHarmful(c) || (keepLayout && (c == '\n' || c == '\t'))) {
        safe.append(c);
      } else {
        safe.append(shown(c));
      }
    }
    return safe.toString();
  }

  private static String shown(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> c <= 0xff ? String.format("\\x%02x", (int) c) : String.format("\\u%04x", (int) c);
    };
  }

  private static boolean isHarmful(char c) {
    return Character.isISOControl(c) || isInvisible(c);
  }

  /** Line and paragraph separators, direction marks and overrides, zero width characters. */
  private static boolean isInvisible(char c) {
    return (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x2069)
        || c == 0x061c
        || c == 0xfeff;
  }
}

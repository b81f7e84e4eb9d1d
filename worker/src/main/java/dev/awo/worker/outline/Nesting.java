package dev.awo.worker.outline;

/**
 * How deep a text is nested, by a count of its characters. The native parsers run out of memory on
 * some texts that are nested thousands of levels deep, which would end the process.
 */
final class Nesting {
  private static final int DEEPEST = 200;

  private Nesting() {}

  static boolean isHarmless(String text) {
    int brackets = 0;
    int angles = 0;
    int indent = 0;
    boolean atStart = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        indent = 0;
        atStart = true;
      } else if (atStart && (c == ' ' || c == '\t')) {
        indent++;
      } else {
        atStart = false;
      }
      switch (c) {
        case '(', '[', '{' -> brackets++;
        case ')', ']', '}' -> brackets = Math.max(0, brackets - 1);
        case '<' -> angles++;
        case '>' -> angles = Math.max(0, angles - 1);
        case ';', '\n' -> angles = 0;
        default -> {}
      }
      if (brackets > DEEPEST || angles > DEEPEST || indent > DEEPEST) {
        return false;
      }
    }
    return true;
  }
}

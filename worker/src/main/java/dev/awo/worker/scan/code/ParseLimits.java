package dev.awo.worker.scan.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Shapes of text on which the native parsers run out of memory or fail an assertion, either of
 * which would end the process. They are recognised by a count of characters, strings and comments
 * included.
 */
final class ParseLimits {
  private static final int BRACKETS = 1_000;
  private static final int ANGLES = 500;
  private static final int OPERATORS = 500;
  private static final int INDENTS = 200;

  /** The parser keeps all open here-documents in 1,024 bytes. */
  private static final int HERE_DOCUMENTS = 900;

  private static final int HERE_DOCUMENT_OVERHEAD = 8;

  private ParseLimits() {}

  /** Which limit a text passes, in words. */
  static Optional<String> passedBy(Grammar grammar, String text) {
    if (brackets(text) > BRACKETS) {
      return Optional.of("its brackets are nested deeper than " + BRACKETS + " levels");
    }
    boolean passed =
        switch (grammar) {
          case JAVA, JAVASCRIPT, TYPESCRIPT, TSX -> angles(text) > ANGLES;
          case PYTHON -> indents(text) > INDENTS;
          case BASH -> hereDocuments(text) > HERE_DOCUMENTS || operators(text) > OPERATORS;
          case GO -> false;
        };
    return passed ? Optional.of("it is nested too deep to analyse") : Optional.empty();
  }

  private static int brackets(String text) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '(', '[', '{' -> deepest = Math.max(deepest, ++depth);
        case ')', ']', '}' -> depth = Math.max(0, depth - 1);
        default -> {}
      }
    }
    return deepest;
  }

  /** The longest run of {@code <} in one statement. */
  private static int angles(String text) {
    int run = 0;
    int longest = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '<' -> longest = Math.max(longest, ++run);
        case '>' -> run = Math.max(0, run - 1);
        case ';', '{' -> run = 0;
        default -> {}
      }
    }
    return longest;
  }

  /** The most pipes and redirections on one line. */
  private static int operators(String text) {
    int run = 0;
    int most = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '|', '<', '>', '&' -> most = Math.max(most, ++run);
        case '\n' -> run = 0;
        default -> {}
      }
    }
    return most;
  }

  private static int indents(String text) {
    Deque<Integer> open = new ArrayDeque<>();
    int deepest = 0;
    for (int start = 0; start >= 0 && start < text.length(); start = nextLine(text, start)) {
      int width = 0;
      while (start + width < text.length() && " \t".indexOf(text.charAt(start + width)) >= 0) {
        width++;
      }
      while (!open.isEmpty() && open.element() > width) {
        open.pop();
      }
      if (open.isEmpty() || open.element() < width) {
        open.push(width);
      }
      deepest = Math.max(deepest, open.size());
    }
    return deepest;
  }

  /** The bytes that all here-documents would take if none was ever closed; not more than needed. */
  private static int hereDocuments(String text) {
    int bytes = 0;
    int at = text.indexOf("<<");
    while (at >= 0 && bytes <= HERE_DOCUMENTS) {
      bytes += HERE_DOCUMENT_OVERHEAD + delimiter(text, at + 2);
      at = text.indexOf("<<", at + 2);
    }
    return bytes;
  }

  /** The length of a word, or of a line when the word is quoted. */
  private static int delimiter(String text, int start) {
    boolean quoted = false;
    int end = start;
    while (end < text.length() && end - start <= HERE_DOCUMENTS && text.charAt(end) != '\n') {
      char c = text.charAt(end);
      quoted = quoted || "\"'\\".indexOf(c) >= 0;
      if (!quoted && Character.isWhitespace(c) && end > start) {
        break;
      }
      end++;
    }
    return end - start;
  }

  private static int nextLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? -1 : end + 1;
  }
}

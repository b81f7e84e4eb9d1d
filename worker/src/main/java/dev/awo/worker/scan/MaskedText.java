package dev.awo.worker.scan;

import dev.awo.worker.scan.TextRules.Lexis;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with its comments blanked out, offsets unchanged.
 *
 * @param text strings kept
 * @param code the contents of strings blanked too
 * @param strings the contents of the strings
 */
record MaskedText(String text, String code, List<Span> strings) {

  /** A part of the text, {@code end} exclusive. */
  record Span(int start, int end) {
    String of(String text) {
      return text.substring(start, end);
    }
  }

  static MaskedText of(String source, Lexis lexis) {
    return new Lexer(source, lexis).mask();
  }

  private static final class Lexer {
    private final String source;
    private final Lexis lexis;
    private final char[] text;
    private final char[] code;
    private final List<Span> strings = new ArrayList<>();

    Lexer(String source, Lexis lexis) {
      this.source = source;
      this.lexis = lexis;
      this.text = source.toCharArray();
      this.code = source.toCharArray();
    }

    MaskedText mask() {
      int i = 0;
      while (i < source.length()) {
        int next = pastComment(i);
        if (next == i) {
          next = pastString(i);
        }
        i = Math.max(next, i + 1);
      }
      return new MaskedText(new String(text), new String(code), List.copyOf(strings));
    }

    private int pastComment(int at) {
      for (List<String> block : lexis.block()) {
        if (source.startsWith(block.getFirst(), at) && opens(block.getFirst(), at)) {
          int close = source.indexOf(block.getLast(), at + block.getFirst().length());
          int end = close < 0 ? source.length() : close + block.getLast().length();
          blank(text, at, end);
          blank(code, at, end);
          return end;
        }
      }
      for (String line : lexis.line()) {
        if (source.startsWith(line, at) && isFree(at) && !isInterpolation(at)) {
          int end = lineEnd(at);
          blank(text, at, end);
          blank(code, at, end);
          return end;
        }
      }
      return at;
    }

    /** Block comments that open with a word, such as Ruby's, do so at the start of a line. */
    private boolean opens(String opening, int at) {
      return !opening.startsWith("=") || at == 0 || source.charAt(at - 1) == '\n';
    }

    private boolean isFree(int at) {
      return !lexis.spaced() || at == 0 || Character.isWhitespace(source.charAt(at - 1));
    }

    /** {@code #{name}} in what is quoted in ways that are not known here. */
    private boolean isInterpolation(int at) {
      return source.startsWith("#{", at);
    }

    private int lineEnd(int at) {
      int end = source.indexOf('\n', at);
      return end < 0 ? source.length() : end;
    }

    private int pastString(int at) {
      for (String quote : lexis.quotes()) {
        if (source.startsWith(quote, at)) {
          int start = at + quote.length();
          int end = stringEnd(start, quote);
          blank(code, start, end);
          strings.add(new Span(start, end));
          return Math.min(source.length(), end + quote.length());
        }
      }
      return at;
    }

    /** A short quote that is not closed on its line is no string: an apostrophe, most likely. */
    private int stringEnd(int start, String quote) {
      boolean oneLine = quote.length() == 1 && !quote.equals("`");
      int i = start;
      while (i < source.length()) {
        char c = source.charAt(i);
        if (source.startsWith(quote, i) || (oneLine && c == '\n')) {
          return i;
        }
        i += lexis.escapes() && c == '\\' ? 2 : 1;
      }
      return source.length();
    }

    private static void blank(char[] chars, int start, int end) {
      for (int i = start; i < Math.min(end, chars.length); i++) {
        if (chars[i] != '\n') {
          chars[i] = ' ';
        }
      }
    }
  }
}

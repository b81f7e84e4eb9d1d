package dev.awo.worker.scan.code;

/** Text literals: their prefixes, quotes and escapes, as the supported languages write them. */
final class Quoted {
  private Quoted() {}

  /** What a whole literal stands for, such as {@code rb'''a\x62'''} or {@code `raw`}. */
  static String unquote(String literal) {
    int start = 0;
    while (start < literal.length() && Character.isLetter(literal.charAt(start))) {
      start++;
    }
    boolean raw = literal.substring(0, start).toLowerCase(java.util.Locale.ROOT).contains("r");
    String rest = literal.substring(start);
    if (rest.isEmpty()) {
      return literal;
    }
    char quote = rest.charAt(0);
    String triple = String.valueOf(quote).repeat(3);
    int width = rest.length() >= 6 && rest.startsWith(triple) && rest.endsWith(triple) ? 3 : 1;
    if (rest.length() < 2 * width) {
      return "";
    }
    String body = rest.substring(width, rest.length() - width);
    return raw || quote == '`' ? body : unescape(body);
  }

  static String unescape(String body) {
    if (body.indexOf('\\') < 0) {
      return body;
    }
    StringBuilder text = new StringBuilder(body.length());
    int i = 0;
    while (i < body.length()) {
      char c = body.charAt(i);
      if (c != '\\' || i + 1 == body.length()) {
        text.append(c);
        i++;
      } else {
        i = escape(body, i + 1, text);
      }
    }
    return text.toString();
  }

  /** Reads one escape, {@code i} at the character after the backslash. */
  private static int escape(String body, int i, StringBuilder text) {
    char c = body.charAt(i);
    switch (c) {
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'v' -> text.append('\u000b');
      case 'a' -> text.append('\u0007');
      case 'e' -> text.append('\u001b');
      case '\n' -> text.append("");
      case 'x' -> {
        return code(body, i + 1, 2, 16, text, c);
      }
      case 'u' -> {
        return body.startsWith("{", i + 1) ? braced(body, i + 2, text) : unicode(body, i, text);
      }
      case 'U' -> {
        return code(body, i + 1, 8, 16, text, c);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return code(body, i, 3, 8, text, c);
      }
      default -> text.append(c);
    }
    return i + 1;
  }

  private static int unicode(String body, int i, StringBuilder text) {
    int digits = i + 1;
    while (body.startsWith("u", digits)) {
      digits++;
    }
    return code(body, digits, 4, 16, text, 'u');
  }

  private static int braced(String body, int i, StringBuilder text) {
    int close = body.indexOf('}', i);
    if (close < 0) {
      return i;
    }
    code(body, i, Math.min(6, close - i), 16, text, 'u');
    return close + 1;
  }

  /** Reads up to {@code most} digits; without any, the escaped character stands for itself. */
  private static int code(
      String body, int from, int most, int radix, StringBuilder text, char escaped) {
    int end = from;
    int value = 0;
    while (end < body.length()
        && end - from < most
        && Character.digit(body.charAt(end), radix) >= 0) {
      value = value * radix + Character.digit(body.charAt(end), radix);
      end++;
    }
    if (end == from) {
      text.append(escaped);
    } else if (Character.isValidCodePoint(value)) {
      text.appendCodePoint(value);
    }
    return end;
  }
}

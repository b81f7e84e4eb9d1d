package dev.awo.worker.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads the quotes that git puts around unusual names: C escapes, bytes in octal. */
final class GitQuoting {
  private GitQuoting() {}

  /** The index after the closing quote of a text that starts with one; -1 when there is none. */
  static int end(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        return i + 1;
      }
    }
    return -1;
  }

  /** The name between the quotes. */
  static String unquote(String quoted) {
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    int i = 1;
    while (i < quoted.length() - 1) {
      boolean escaped = quoted.charAt(i) == '\\' && i + 1 < quoted.length() - 1;
      if (!escaped) {
        int end = quoted.offsetByCodePoints(i, 1);
        name.writeBytes(quoted.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end;
        continue;
      }
      int digits = octalDigits(quoted, i + 1);
      name.write(
          digits == 3 ? Integer.parseInt(quoted, i + 1, i + 4, 8) : plain(quoted.charAt(i + 1)));
      i += digits == 3 ? 4 : 2;
    }
    return name.toString(StandardCharsets.UTF_8);
  }

  private static int octalDigits(String text, int from) {
    int digits = 0;
    while (digits < 3
        && from + digits < text.length()
        && text.charAt(from + digits) >= '0'
        && text.charAt(from + digits) <= '7') {
      digits++;
    }
    return digits;
  }

  private static int plain(char escape) {
    return switch (escape) {
      case 'a' -> 7;
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'v' -> 11;
      case 'f' -> '\f';
      case 'r' -> '\r';
      default -> escape;
    };
  }
}

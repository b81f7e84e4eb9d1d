package dev.awo.worker.sandbox;

import java.util.regex.Pattern;

/** Makes plain text of what programs print for terminals. */
final class TerminalText {
  /** ECMA-48: CSI, OSC, the other strings (DCS, SOS, PM, APC), and two-byte escapes. */
  private static final Pattern ESCAPES =
      Pattern.compile(
          "(?:\\x1B\\[|\\x9B)[0-?]*+[ -/]*+[@-~]?"
              + "|\\x1B\\][^\\x07\\x1B\\n]*+(?:\\x07|\\x1B\\\\)?"
              + "|\\x1B[PX^_][^\\x1B\\n]*+(?:\\x1B\\\\)?"
              + "|\\x1B[ -/]*+[0-~]?");

  /** Control characters but tab, LF and CR, and format characters: bidi, zero width, tags. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\p{Cf}\\u2028\\u2029]");

  private TerminalText() {}

  static String clean(String text) {
    return lastOnEachLine(INVISIBLE.matcher(ESCAPES.matcher(text).replaceAll("")).replaceAll(""));
  }

  /** A progress bar overwrites its line with carriage returns: only what came last stays. */
  private static String lastOnEachLine(String text) {
    if (text.indexOf('\r') < 0) {
      return text;
    }
    StringBuilder lines = new StringBuilder(text.length());
    int lineStart = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        lineStart = lines.length() + 1;
      } else if (c == '\r') {
        int next = i + 1;
        while (next < text.length() && text.charAt(next) == '\r') {
          next++;
        }
        if (next < text.length() && text.charAt(next) != '\n') {
          lines.setLength(lineStart);
        }
        continue;
      }
      lines.append(c);
    }
    return lines.toString();
  }
}

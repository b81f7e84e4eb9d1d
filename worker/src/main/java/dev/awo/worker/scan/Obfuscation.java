package dev.awo.worker.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds text that was made unreadable on purpose, whatever the language. */
final class Obfuscation {
  private static final int RENAMED_LIMIT = 6;

  /** Plain letters written as escapes, codes added up one by one, programs of brackets only. */
  private static final List<Pattern> SHAPES =
      List.of(
          Pattern.compile("(?:\\\\x[2-7][0-9a-fA-F]){10,}"),
          Pattern.compile("(?:\\\\u00[2-7][0-9a-fA-F]){8,}"),
          Pattern.compile("fromCharCode\\s*\\(\\s*(?:(?:0x[0-9a-fA-F]+|\\d+)\\s*,\\s*){10,}"),
          Pattern.compile("(?:\\bchr\\s*\\(\\s*\\d+\\s*\\)\\s*[+.]\\s*){5,}"),
          Pattern.compile("(?:\\[char\\]\\s*\\d+\\s*[+,]\\s*){4,}"),
          Pattern.compile("[\\[\\]()!+]{250,}"));

  /** The names that a well-known obfuscator gives. */
  private static final Pattern RENAMED = Pattern.compile("\\b_0x[0-9a-f]{3,6}\\b");

  /** What hidden text would run. */
  private static final Pattern TELLING =
      Pattern.compile(
          "(?i)\\b(?:eval|exec|execSync|system|popen|spawn|Function|require|__import__|subprocess|Invoke-Expression|iex)\\s*\\(?"
              + "|child_process|os\\.system|/bin/(?:ba)?sh|\\brm\\s+-[rf]|\\bcurl\\s|\\bwget\\s|powershell|socket\\.|ProcessBuilder|Runtime");

  private Obfuscation() {}

  static void scan(String text, Hits hits) {
    for (Pattern shape : SHAPES) {
      Matcher matcher = shape.matcher(text);
      if (matcher.find()) {
        hits.add("obfuscated-code", matcher.start());
      }
    }
    Set<String> renamed = new HashSet<>();
    Matcher names = RENAMED.matcher(text);
    while (names.find()) {
      renamed.add(names.group());
      if (renamed.size() == RENAMED_LIMIT) {
        hits.add("obfuscated-code", names.start());
      }
    }
  }

  /** Whether decoding turned something unreadable into something that runs. */
  static boolean hides(String encoded, String decoded) {
    return encoded.length() >= 16
        && !encoded.equals(decoded)
        && !TELLING.matcher(encoded).find()
        && TELLING.matcher(decoded).find();
  }
}

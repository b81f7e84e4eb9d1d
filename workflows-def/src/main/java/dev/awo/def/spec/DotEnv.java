package dev.awo.def.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code .env} text: {@code NAME=value} lines, with an optional {@code export}, quotes around
 * the value and {@code #} comments. Other lines are passed over; values are never part of a
 * message.
 */
public final class DotEnv {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");

  private DotEnv() {}

  /** The variables in the order of the file; of two with one name the last counts. */
  public static Map<String, String> parse(String text) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String line : text.split("\\R", -1)) {
      Matcher matcher = LINE.matcher(line);
      if (!line.stripLeading().startsWith("#") && matcher.matches()) {
        variables.put(matcher.group(1), unquote(matcher.group(2)));
      }
    }
    return Collections.unmodifiableMap(variables);
  }

  private static String unquote(String value) {
    if (value.length() >= 2 && (value.charAt(0) == '"' || value.charAt(0) == '\'')) {
      int end = value.indexOf(value.charAt(0), 1);
      return end < 0 ? value : value.substring(1, end);
    }
    int comment = value.indexOf(" #");
    return (comment < 0 ? value : value.substring(0, comment)).strip();
  }
}

package dev.awo.def.spec;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code {{name}}} in prompts and paths of workflows, and of tasks that have variables. {@code ${{
 * … }}} is left alone: it is for a CI system.
 */
public final class Placeholders {
  private static final Pattern USE =
      Pattern.compile("(?<!\\$)\\{\\{\\s{0,8}([A-Za-z_][A-Za-z0-9_.-]{0,62})\\s{0,8}\\}\\}");

  private Placeholders() {}

  /** The names that are used, each once. */
  static Stream<String> names(String text) {
    return USE.matcher(text).results().map(use -> use.group(1)).distinct();
  }

  /**
   * The text with values put in as they are: braces in a value are data.
   *
   * @throws IllegalArgumentException when a name has no value; the reader has made sure of all but
   *     the required variables of a workflow
   */
  public static String fill(String text, Map<String, String> values) {
    return USE.matcher(text)
        .replaceAll(
            use -> {
              String value = values.get(use.group(1));
              if (value == null) {
                throw new IllegalArgumentException("{{" + use.group(1) + "}} has no value");
              }
              return Matcher.quoteReplacement(value);
            });
  }
}

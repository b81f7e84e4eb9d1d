package dev.awo.worker.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One case of the corpus; {@code answers.cases} explains its form.
 *
 * @param head the lines before the answer, as {@code key: value}
 */
record AnswerCase(String name, List<String> head, String answer) {
  private static final Pattern CODE_POINT = Pattern.compile("⟨([0-9A-F]{1,6})⟩");
  private static final Pattern REPEATED = Pattern.compile("⟪(\\d+)×([^⟫]*)⟫");

  static Stream<AnswerCase> read(String resource) {
    try (InputStream in = AnswerCase.class.getResourceAsStream(resource)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^#### ")).skip(1).map(AnswerCase::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AnswerCase parse(String text) {
    String[] parts = text.split("(?m)^---8<---\n", 2);
    List<String> head = parts[0].lines().toList();
    return new AnswerCase(head.get(0), head, unescape(parts[1].stripTrailing() + "\n"));
  }

  /** The values of one key, in order. */
  List<String> all(String key) {
    return head.stream()
        .filter(line -> line.startsWith(key + ":"))
        .map(line -> line.substring(key.length() + 1).strip())
        .toList();
  }

  /** What stands before and after the first bar of a value; the second part is unescaped. */
  static List<String> pair(String value) {
    String[] parts = value.split(" \\|(?: |$)", 2);
    return parts.length == 1 ? List.of(value) : List.of(parts[0], unescape(parts[1]));
  }

  static String unescape(String text) {
    String repeated =
        REPEATED
            .matcher(text.replace('⏎', '\n').replace('␍', '\r'))
            .replaceAll(
                found ->
                    java.util.regex.Matcher.quoteReplacement(
                        found.group(2).repeat(Integer.parseInt(found.group(1)))));
    return CODE_POINT
        .matcher(repeated)
        .replaceAll(
            found ->
                java.util.regex.Matcher.quoteReplacement(
                    new String(Character.toChars(Integer.parseInt(found.group(1), 16)))));
  }

  @Override
  public String toString() {
    return name + ": " + String.join(" ", all("why"));
  }
}

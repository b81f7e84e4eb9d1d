package dev.awo.worker.git;

import dev.awo.def.AttemptKey;
import dev.awo.def.git.CommitMessage;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A commit message: what was asked for, then who did it at what price, as trailers. */
final class CommitText {
  private static final int SUBJECT = 72;
  private static final int BODY = 2_000;
  private static final Pattern MARKUP = Pattern.compile("^(#+|[-*>]+)\\s+");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?]\\s");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private CommitText() {}

  /**
   * The whole message.
   *
   * @param instruction in the user's words; quoted below the subject when it says more
   */
  static String of(String instruction, AttemptKey key, CommitMessage message) {
    List<String> lines =
        LINE_BREAK.splitAsStream(instruction).map(CommitText::cleaned).collect(Collectors.toList());
    String subject = subject(lines, key);
    String body = String.join("\n", lines).strip();
    StringBuilder text = new StringBuilder(subject).append("\n\n");
    if (!body.isEmpty() && !withoutStop(body).equals(subject)) {
      text.append(cut(body, BODY)).append("\n\n");
    }
    return text.append(trailers(key, message)).toString();
  }

  private static String subject(List<String> lines, AttemptKey key) {
    String first =
        lines.stream()
            .map(line -> MARKUP.matcher(line.strip()).replaceFirst(""))
            .map(line -> BLANKS.matcher(line).replaceAll(" ").strip())
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse("Task " + key.task().task());
    String sentence = SENTENCE_END.split(first, 2)[0];
    return cut(withoutStop(sentence), SUBJECT);
  }

  private static String trailers(AttemptKey key, CommitMessage message) {
    return trailer("Awo-Task", key.task().toString())
        + trailer("Awo-Run", key.run())
        + trailer("Awo-Step", message.step())
        + trailer("Awo-Attempt", Integer.toString(key.attempt()))
        + trailer("Awo-Model", message.model())
        + trailer("Awo-Prompt", message.prompt().sha256())
        + trailer("Awo-Verified", message.verified())
        + message.approvedBy().map(by -> trailer("Awo-Approved-By", by)).orElse("")
        + trailer("Awo-Cost", dollars(message.costMicros()));
  }

  private static String trailer(String name, String value) {
    String line = cleaned(BLANKS.matcher(value).replaceAll(" ")).strip();
    return line.isEmpty() ? "" : name + ": " + cut(line, BODY) + "\n";
  }

  private static String dollars(long micros) {
    return String.format(Locale.ROOT, "$%d.%06d", micros / 1_000_000, micros % 1_000_000);
  }

  private static String withoutStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /** At most {@code length} characters, ending with a whole word where there is one. */
  private static String cut(String text, int length) {
    if (text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    String start = text.substring(0, text.offsetByCodePoints(0, length - 1));
    int word = start.lastIndexOf(' ');
    return start.substring(0, word > length / 2 ? word : start.length()).strip() + "…";
  }

  private static String cleaned(String text) {
    return text.codePoints()
        .map(c -> c == '\t' ? ' ' : c)
        .filter(c -> !Printable.isHidden(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .stripTrailing();
  }
}

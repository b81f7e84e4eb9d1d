package dev.awo.worker.verify;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program that a shell looked for on its {@code PATH} in vain. A program named with a path is
 * another matter: the task may be to write it.
 */
final class MissingProgram {
  /** As dash, bash and busybox say it. */
  private static final Pattern LAST_LINE =
      Pattern.compile(
          "(?:/bin/)?sh: (?:line )?(?:\\d+: )?([A-Za-z0-9._+-]+): (?:command )?not found");

  private MissingProgram() {}

  static Optional<String> in(String output) {
    List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = LAST_LINE.matcher(lines.getLast());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}

package dev.awo.worker.propose;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What checks print that succeed, as far as it may be worth a task: warnings, and what takes long.
 * Lines are taken as the tools print them, each once.
 */
final class CheckNotes {
  private static final int MOST_WARNINGS = 40;
  private static final int MOST_SLOW = 10;
  private static final int LONGEST_LINE = 300;

  /** A test that takes longer holds up who waits for it. */
  private static final double SLOW_SECONDS = 5;

  private static final Pattern WARNING =
      Pattern.compile("(?i)\\bwarn\\b|warning|deprecat(?:ed|ion)");
  private static final Pattern NO_WARNINGS = Pattern.compile("(?i)\\b(?:0|no) warnings?\\b");
  private static final Pattern TOOK =
      Pattern.compile("(?i)\\b([0-9]{1,6}(?:\\.[0-9]{1,6})?) ?(ms|s|secs?|seconds|min|minutes)\\b");

  private CheckNotes() {}

  /** Lines for the model; "" when there is nothing to say. */
  static String of(String log) {
    List<String> lines =
        log.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && line.length() <= LONGEST_LINE)
            .toList();
    SequencedSet<String> notes = new LinkedHashSet<>();
    lines.stream().filter(CheckNotes::warns).distinct().limit(MOST_WARNINGS).forEach(notes::add);
    lines.stream()
        .filter(line -> seconds(line).orElse(0) >= SLOW_SECONDS && !isEnding(line))
        .distinct()
        .sorted(Comparator.comparingDouble((String line) -> seconds(line).orElse(0)).reversed())
        .limit(MOST_SLOW)
        .forEach(notes::add);
    return notes.stream().collect(Collectors.joining("\n"));
  }

  private static boolean warns(String line) {
    return WARNING.matcher(line).find() && !NO_WARNINGS.matcher(line).find();
  }

  /** The log's own line on how long a whole command took. */
  private static boolean isEnding(String line) {
    return line.startsWith("[") && line.endsWith("]");
  }

  /** The longest time that a line names. */
  private static OptionalDouble seconds(String line) {
    Matcher took = TOOK.matcher(line);
    OptionalDouble longest = OptionalDouble.empty();
    while (took.find()) {
      double seconds = Double.parseDouble(took.group(1)) * unit(took.group(2));
      longest = OptionalDouble.of(Math.max(seconds, longest.orElse(0)));
    }
    return longest;
  }

  private static double unit(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "ms" -> 0.001;
      case "min", "minutes" -> 60;
      default -> 1;
    };
  }
}

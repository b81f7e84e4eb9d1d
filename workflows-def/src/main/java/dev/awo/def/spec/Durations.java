package dev.awo.def.spec;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 90s}, {@code 15m}, {@code 1h30m}, {@code 2d}, {@code PT15M}, or plain seconds. */
public final class Durations {
  private static final int LONGEST = 40;
  private static final Pattern SHORT =
      Pattern.compile(
          "(?=[0-9])(?:([0-9]{1,6})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,9})s)?");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private Durations() {}

  /** Empty when the text is no duration. */
  public static Optional<Duration> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    Matcher matcher = SHORT.matcher(text);
    return matcher.matches() ? Optional.of(sum(matcher)) : iso(text);
  }

  /** As one would write it, such as {@code 1h30m}. */
  public static String shown(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static Duration sum(Matcher matcher) {
    return Duration.ofDays(number(matcher, 1))
        .plusHours(number(matcher, 2))
        .plusMinutes(number(matcher, 3))
        .plusSeconds(number(matcher, 4));
  }

  private static long number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
  }

  private static Optional<Duration> iso(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

package dev.awo.worker.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When a server wants to be asked again: {@code retry-after-ms}, else {@code Retry-After} in
 * seconds or as an HTTP date (RFC 9110, 10.2.3).
 */
public final class RetryAfter {
  /** A longer wait than this is cut: the server may be back sooner than it thought. */
  public static final Duration LONGEST = Duration.ofMinutes(15);

  private RetryAfter() {}

  /** Absent when the headers say nothing, or nothing that can be understood. */
  public static Optional<Duration> in(HttpHeaders headers, Instant now) {
    return headers
        .firstValue("retry-after-ms")
        .flatMap(RetryAfter::number)
        .or(
            () ->
                headers
                    .firstValue("retry-after")
                    .flatMap(value -> number(value).map(s -> s * 1000).or(() -> date(value, now))))
        .map(millis -> Duration.ofMillis((long) Math.min(millis, (double) LONGEST.toMillis())))
        .filter(Duration::isPositive);
  }

  private static Optional<Double> number(String text) {
    try {
      double value = Double.parseDouble(text.strip());
      return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Double> date(String text, Instant now) {
    try {
      Instant then =
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of((double) Duration.between(now, then).toMillis());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

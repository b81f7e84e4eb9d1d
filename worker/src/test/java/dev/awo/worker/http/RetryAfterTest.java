package dev.awo.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "Retry-After, 7, PT7S",
    "Retry-After, ' 0.5 ', PT0.5S",
    "Retry-After, 99999999999, PT15M",
    "Retry-After, 1e400, PT15M",
    "retry-after-ms, 250, PT0.25S",
    "Retry-After, 'Tue, 1 Jan 2030 12:00:30 GMT', PT30S",
    "Retry-After, 'Wed, 02 Jan 2030 12:00:00 GMT', PT15M"
  })
  void waitsAreUnderstoodAndBounded(String header, String value, Duration expected) {
    assertThat(RetryAfter.in(headers(header, value), NOW)).hasValue(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After, soon",
    "Retry-After, ''",
    "Retry-After, 0",
    "Retry-After, -5",
    "Retry-After, NaN",
    "Retry-After, 'Tue, 1 Jan 2030 11:59:00 GMT'",
    "retry-after-ms, x"
  })
  void otherValuesSayNothing(String header, String value) {
    assertThat(RetryAfter.in(headers(header, value), NOW)).isEmpty();
  }

  @Test
  void noHeaderSaysNothing() {
    assertThat(RetryAfter.in(HttpHeaders.of(Map.of(), (a, b) -> true), NOW)).isEmpty();
  }

  private static HttpHeaders headers(String name, String value) {
    return HttpHeaders.of(Map.of(name, List.of(value)), (a, b) -> true);
  }
}

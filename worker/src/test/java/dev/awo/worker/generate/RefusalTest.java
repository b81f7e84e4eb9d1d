package dev.awo.worker.generate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.awo.def.generate.Provider;
import dev.awo.worker.http.RetryAfter;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What becomes of each status and error body. */
final class RefusalTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir Path root;

  /** Columns: provider, status, error body, failure type, retried, words of the message, why. */
  @ParameterizedTest(name = "{6}")
  @CsvFileSource(resources = "refusals.csv", numLinesToSkip = 1, quoteCharacter = '\'')
  void eachRefusalIsRetriedOrExplained(
      Provider provider, int status, String body, String type, boolean retried, String words) {
    SERVER.stubFor(any(anyUrl()).willReturn(json(status, body)));

    ApplicationFailure failure = fail(provider);

    assertThat(failure.getType()).isEqualTo(type);
    assertThat(failure.isNonRetryable()).isEqualTo(!retried);
    assertThat(failure.getOriginalMessage()).contains(words.split(" \\.\\.\\. "));
    assertThat(Troubles.everythingIn(failure)).doesNotContain(Troubles.PRIVATE);
  }

  @Test
  void waitInSecondsIsKept() {
    throttle(aResponse().withHeader("Retry-After", "40"));

    assertThat(fail(Provider.ANTHROPIC).getNextRetryDelay())
        .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(48));
  }

  @Test
  void waitInMillisecondsWins() {
    throttle(aResponse().withHeader("retry-after-ms", "1500").withHeader("Retry-After", "40"));

    assertThat(fail(Provider.OPENAI).getNextRetryDelay())
        .isBetween(Duration.ofMillis(1500), Duration.ofMillis(1800));
  }

  @Test
  void waitUntilADateIsKept() {
    ZonedDateTime then = ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(5);
    throttle(
        aResponse().withHeader("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(then)));

    assertThat(fail(Provider.OPENAI).getNextRetryDelay())
        .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(6));
  }

  @Test
  void endlessWaitIsCut() {
    throttle(aResponse().withHeader("Retry-After", "86400"));

    assertThat(fail(Provider.ANTHROPIC).getNextRetryDelay())
        .isBetween(RetryAfter.LONGEST, RetryAfter.LONGEST.multipliedBy(6).dividedBy(5));
  }

  @Test
  void withoutAWaitTheActivitysBackOffHolds() {
    throttle(aResponse());

    assertThat(fail(Provider.ANTHROPIC).getNextRetryDelay()).isNull();
  }

  private static void throttle(ResponseDefinitionBuilder response) {
    SERVER.stubFor(any(anyUrl()).willReturn(response.withStatus(429).withBody("slow down")));
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body.replace("PRIVATE", Troubles.PRIVATE));
  }

  private ApplicationFailure fail(Provider provider) {
    return Troubles.of(root, provider, SERVER.baseUrl());
  }
}

package dev.awo.worker.generate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.awo.def.generate.Provider;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Streams that begin well and end badly, or are no streams. */
final class BrokenStreamTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir Path root;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listenToTheClientsLog() {
    log.start();
    ((Logger) LoggerFactory.getLogger("dev.langchain4j")).addAppender(log);
  }

  @AfterEach
  void nothingPrivateWasLogged() {
    ((Logger) LoggerFactory.getLogger("dev.langchain4j")).detachAppender(log);
    assertThat(log.list)
        .noneMatch(event -> event.getFormattedMessage().contains(Troubles.PRIVATE))
        .noneMatch(event -> event.getThrowableProxy() != null);
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "OPENAI"})
  void eventThatIsNoJsonIsMalformed(Provider provider) {
    stream(provider, "event: content_block_delta\ndata: {\"type\": " + Troubles.PRIVATE + "\n\n");

    assertRetried(provider, "PROVIDER_MALFORMED");
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "OPENAI"})
  void pageInsteadOfAStreamIsMalformed(Provider provider) {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/html")
                    .withBody("<html>Log in, " + Troubles.PRIVATE + "</html>")));

    assertThat(assertRetried(provider, "PROVIDER_MALFORMED").getOriginalMessage())
        .contains(provider.baseUrlVariable());
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "OPENAI"})
  void answerThatEndsWithoutAStopReasonIsNoAnswer(Provider provider) {
    stream(provider, "");

    assertRetried(provider, "PROVIDER_MALFORMED");
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "OPENAI"})
  void brokenConnectionIsUnreachable(Provider provider) {
    fault(Fault.CONNECTION_RESET_BY_PEER);
    assertRetried(provider, "PROVIDER_UNREACHABLE");

    fault(Fault.EMPTY_RESPONSE);
    assertRetried(provider, "PROVIDER_UNREACHABLE");

    fault(Fault.MALFORMED_RESPONSE_CHUNK);
    assertRetried(provider, "PROVIDER_UNREACHABLE");
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "OPENAI"})
  void refusedConnectionNamesHostAndVariable(Provider provider) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    ApplicationFailure failure = Troubles.of(root, provider, "http://127.0.0.1:" + port);

    assertThat(failure.getType()).isEqualTo("PROVIDER_UNREACHABLE");
    assertThat(failure.getOriginalMessage())
        .contains("127.0.0.1:" + port, provider.baseUrlVariable());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "ANTHROPIC, overloaded_error, PROVIDER_UNAVAILABLE, (529 overloaded_error)",
        "ANTHROPIC, rate_limit_error, PROVIDER_THROTTLED, (429 rate_limit_error)",
        "ANTHROPIC, api_error, PROVIDER_UNAVAILABLE, (500 api_error)",
        "OPENAI, server_error, PROVIDER_UNAVAILABLE, (500 server_error)",
        "OPENAI, insufficient_quota, PROVIDER_ACCOUNT, (429 insufficient_quota)"
      })
  void errorInsideAStreamIsJudgedByItsCode(
      Provider provider, String code, String type, String words) {
    String json =
        "{\"error\":{\"type\":\"" + code + "\",\"message\":\"" + Troubles.PRIVATE + "\"}}";
    stream(
        provider,
        (provider == Provider.ANTHROPIC ? "event: error\n" : "") + "data: " + json + "\n\n");

    ApplicationFailure failure = Troubles.of(root, provider, SERVER.baseUrl());

    assertThat(failure.getType()).isEqualTo(type);
    assertThat(failure.getOriginalMessage()).contains(words);
    assertThat(Troubles.everythingIn(failure)).doesNotContain(Troubles.PRIVATE);
  }

  @ParameterizedTest
  @CsvSource({"ANTHROPIC, end_turn", "OPENAI, stop"})
  void answerWithoutAWordIsEmpty(Provider provider, String stop) {
    SERVER.stubFor(any(anyUrl()).willReturn(events(Streams.answer(provider, stop, " \n"))));

    assertRetried(provider, "PROVIDER_EMPTY");
  }

  private ApplicationFailure assertRetried(Provider provider, String type) {
    ApplicationFailure failure = Troubles.of(root, provider, SERVER.baseUrl());
    assertThat(failure.getType()).isEqualTo(type);
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(Troubles.everythingIn(failure)).doesNotContain(Troubles.PRIVATE);
    return failure;
  }

  private static void stream(Provider provider, String rest) {
    String beginning = Streams.beginning(provider, "some words " + Troubles.PRIVATE);
    SERVER.stubFor(any(anyUrl()).willReturn(events(beginning + rest)));
  }

  private static void fault(Fault fault) {
    SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
  }

  private static ResponseDefinitionBuilder events(String stream) {
    return aResponse().withHeader("Content-Type", "text/event-stream").withBody(stream);
  }
}

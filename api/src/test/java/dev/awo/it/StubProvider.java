package dev.awo.it;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import java.util.Map;

/**
 * An OpenAI-compatible server on loopback. It keeps no state: the first answer whose words occur in
 * the request is given, so that any number of tasks can ask at once.
 */
final class StubProvider implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WireMockServer server =
      new WireMockServer(
          wireMockConfig()
              .dynamicPort()
              .bindAddress("127.0.0.1")
              .asynchronousResponseEnabled(true));
  private int priority = 100;

  StubProvider() {
    server.start();
  }

  String baseUrl() {
    return server.baseUrl() + "/v1";
  }

  /** What a stack must be told to ask it. */
  Map<String, String> environment() {
    return Map.of("OPENAI_BASE_URL", baseUrl(), "OPENAI_API_KEY", "sk-not-a-real-key");
  }

  /** Answers every request that no later rule takes. */
  void answer(String text, int delayMillis) {
    stub(post(urlPathEqualTo("/v1/chat/completions")), text, delayMillis);
  }

  /** Answers requests whose body has {@code words}; later rules go before earlier ones. */
  void answerWhen(String words, String text, int delayMillis) {
    stub(
        post(urlPathEqualTo("/v1/chat/completions")).withRequestBody(containing(words)),
        text,
        delayMillis);
  }

  /** Answers every request with this status from now on. */
  void refuse(int status) {
    priority--;
    server.stubFor(
        post(urlPathEqualTo("/v1/chat/completions"))
            .atPriority(priority)
            .willReturn(aResponse().withStatus(status)));
  }

  /** Lets {@code GET /health} answer with a status. */
  void health(int status) {
    priority--;
    server.stubFor(
        get(urlPathEqualTo("/health"))
            .atPriority(priority)
            .willReturn(aResponse().withStatus(status)));
  }

  String healthUrl() {
    return server.baseUrl() + "/health";
  }

  /** Requests that arrived, whether or not anybody waited for their answer. */
  int calls() {
    return server.getServeEvents().getServeEvents().size();
  }

  private void stub(MappingBuilder request, String text, int delayMillis) {
    priority--;
    server.stubFor(
        request
            .atPriority(priority)
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/event-stream")
                    .withFixedDelay(delayMillis)
                    .withBody(stream(text))));
  }

  private static String stream(String text) {
    try {
      String content = JSON.writeValueAsString(Map.of("content", text, "role", "assistant"));
      return chunk("[{\"index\":0,\"delta\":" + content + ",\"finish_reason\":null}]", "null")
          + chunk("[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]", "null")
          + chunk("[]", "{\"prompt_tokens\":100,\"completion_tokens\":50,\"total_tokens\":150}")
          + "data: [DONE]\n\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String chunk(String choices, String usage) {
    return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"stub\","
        + "\"choices\":"
        + choices
        + ",\"usage\":"
        + usage
        + "}\n\n";
  }

  @Override
  public void close() {
    server.stop();
  }
}

package dev.awo.worker.generate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.Provider;
import dev.awo.def.generate.StopReason;
import dev.awo.def.generate.Usage;
import dev.awo.worker.generate.Conversation.Role;
import dev.awo.worker.generate.Conversation.Turn;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The real langchain4j clients against a local server that speaks both wire formats. */
final class ProviderWireTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final Conversation CONVERSATION =
      new Conversation(
          List.of(new Turn(Role.SYSTEM, "the rules"), new Turn(Role.USER, "the task")));

  @TempDir Path root;

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "OPENAI"})
  void wholeAnswerHasItsTextUsageAndCost(Provider provider) throws Exception {
    serve(provider, Streams.answer(provider, word(provider), "Hello", ", \"world\"\n"));

    Answer answer = ask(provider, "priced-model", environment(provider, "/v1"));

    assertThat(answer.text()).isEqualTo("Hello, \"world\"\n");
    assertThat(answer.stop()).isEqualTo(StopReason.STOP);
    // 1500 input at 3 $, 2000 cached at 0.3 $ and 200 output at 15 $ per million tokens.
    assertThat(answer.usage()).isEqualTo(new Usage(3500, 2000, 200, 4500 + 600 + 3000));
  }

  @ParameterizedTest
  @CsvSource({
    "ANTHROPIC, end_turn, STOP",
    "ANTHROPIC, stop_sequence, STOP",
    "ANTHROPIC, max_tokens, LENGTH",
    "ANTHROPIC, model_context_window_exceeded, LENGTH",
    "ANTHROPIC, refusal, CONTENT_FILTER",
    "ANTHROPIC, pause_turn, OTHER",
    "OPENAI, stop, STOP",
    "OPENAI, length, LENGTH",
    "OPENAI, content_filter, CONTENT_FILTER",
    "OPENAI, tool_calls, OTHER",
    "OPENAI, eos, STOP"
  })
  void stopReasonsAreUnderstood(Provider provider, String word, StopReason expected)
      throws Exception {
    serve(provider, Streams.answer(provider, word, "some words"));

    assertThat(ask(provider, "m", environment(provider, "")).stop()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"ANTHROPIC, max_tokens", "OPENAI, length"})
  void truncatedAnswerWithoutAWordIsStillTruncated(Provider provider, String word)
      throws Exception {
    serve(provider, Streams.answer(provider, word));

    Answer answer = ask(provider, "m", environment(provider, ""));

    assertThat(answer.text()).isEmpty();
    assertThat(answer.stop()).isEqualTo(StopReason.LENGTH);
  }

  @Test
  void wordsOfTheAnswerAreNoStopReason() throws Exception {
    serve(
        Provider.OPENAI,
        Streams.answer(Provider.OPENAI, "stop", "{\"finish_reason\": \"length\"}", "."));

    assertThat(ask(Provider.OPENAI, "m", environment(Provider.OPENAI, "")).stop())
        .isEqualTo(StopReason.STOP);
  }

  @ParameterizedTest
  @CsvSource({
    "ANTHROPIC, ''",
    "ANTHROPIC, /",
    "ANTHROPIC, /v1",
    "ANTHROPIC, /v1/",
    "OPENAI, ''",
    "OPENAI, /",
    "OPENAI, /v1",
    "OPENAI, /v1/"
  })
  void baseUrlMayOrMayNotEndInItsVersion(Provider provider, String suffix) throws Exception {
    serve(provider, Streams.answer(provider, word(provider), "yes"));

    assertThat(ask(provider, "m", environment(provider, suffix)).text()).isEqualTo("yes");
  }

  @Test
  void anthropicGetsItsKeyTheCapAndNoTemperature() throws Exception {
    serve(Provider.ANTHROPIC, Streams.answer(Provider.ANTHROPIC, "end_turn", "yes"));

    ask(Provider.ANTHROPIC, "claude-x", environment(Provider.ANTHROPIC, ""));

    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo("/v1/messages"))
            .withHeader("x-api-key", equalTo("sk-secret-123"))
            .withRequestBody(matchingJsonPath("$.model", equalTo("claude-x")))
            .withRequestBody(matchingJsonPath("$.max_tokens", equalTo("777")))
            .withRequestBody(matchingJsonPath("$.stream", equalTo("true")))
            .withRequestBody(matchingJsonPath("$.temperature", absent()))
            .withRequestBody(matchingJsonPath("$.messages[0].role", equalTo("user"))));
  }

  @ParameterizedTest
  @CsvSource({
    "llama3, '', max_tokens, max_completion_tokens",
    "gpt-5-mini, '', max_completion_tokens, max_tokens",
    "openai/o3, '', max_completion_tokens, max_tokens",
    "gpt-4o, '', max_tokens, max_completion_tokens",
    "llama3, max_completion_tokens, max_completion_tokens, max_tokens",
    "gpt-5-mini, max_tokens, max_tokens, max_completion_tokens"
  })
  void capIsNamedAsModelOrOperatorWantIt(String model, String chosen, String expected, String other)
      throws Exception {
    serve(Provider.OPENAI, Streams.answer(Provider.OPENAI, "stop", "yes"));
    Map<String, String> environment = environment(Provider.OPENAI, "");
    environment.put(Endpoints.TOKEN_LIMIT_VARIABLE, chosen);

    ask(Provider.OPENAI, model, environment);

    SERVER.verify(
        1,
        postRequestedFor(urlEqualTo("/v1/chat/completions"))
            .withHeader("Authorization", equalTo("Bearer sk-secret-123"))
            .withRequestBody(matchingJsonPath("$." + expected, equalTo("777")))
            .withRequestBody(matchingJsonPath("$." + other, absent()))
            .withRequestBody(matchingJsonPath("$.temperature", absent())));
  }

  @Test
  void serverOfOnesOwnNeedsNoKey() throws Exception {
    serve(Provider.OPENAI, Streams.answer(Provider.OPENAI, "stop", "yes"));
    Map<String, String> environment = environment(Provider.OPENAI, "");
    environment.remove("OPENAI_API_KEY");

    ask(Provider.OPENAI, "m", environment);

    SERVER.verify(
        1, postRequestedFor(urlEqualTo("/v1/chat/completions")).withoutHeader("Authorization"));
  }

  @Test
  void usageIsEstimatedWhenTheServerReportsNone() throws Exception {
    serve(
        Provider.OPENAI,
        Streams.beginning(Provider.OPENAI, "twelve chars")
            + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");

    Usage usage = ask(Provider.OPENAI, "priced-x", environment(Provider.OPENAI, "")).usage();

    assertThat(usage.inputTokens()).isEqualTo(Tokens.in(CONVERSATION.asText()));
    assertThat(usage.outputTokens()).isEqualTo(4);
    assertThat(usage.costMicros()).isEqualTo(3 * usage.inputTokens() + 15 * 4);
  }

  private Answer ask(Provider provider, String model, Map<String, String> environment)
      throws Exception {
    GenerateSettings settings = new Requests(root).settings(environment);
    ModelChoice choice = new ModelChoice(provider.label(), model, 777, 20_000);
    try (ModelCall call = new Models(settings).start(choice, CONVERSATION, 1)) {
      return call.answer().get(20, TimeUnit.SECONDS);
    }
  }

  private static void serve(Provider provider, String stream) {
    SERVER.stubFor(
        post(urlEqualTo(Streams.path(provider)))
            .willReturn(
                aResponse().withHeader("Content-Type", "text/event-stream").withBody(stream)));
  }

  private static Map<String, String> environment(Provider provider, String suffix) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(provider.keyVariable(), "sk-secret-123");
    environment.put(provider.baseUrlVariable(), SERVER.baseUrl() + suffix);
    return environment;
  }

  private static String word(Provider provider) {
    return provider == Provider.ANTHROPIC ? "end_turn" : "stop";
  }
}

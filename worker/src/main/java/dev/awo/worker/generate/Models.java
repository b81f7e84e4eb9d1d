package dev.awo.worker.generate;

import dev.awo.def.FailureKind;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.Provider;
import dev.awo.def.generate.Usage;
import dev.awo.worker.generate.Endpoint.TokenLimit;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * Starts calls. All share one HTTP client whose work runs on virtual threads; the temperature is
 * the provider's, since newer models refuse to be told one.
 */
final class Models {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

  private final GenerateSettings settings;
  private final Endpoints endpoints;

  /** HTTP/1.1: a call has its connection to itself, and ending the call ends no other. */
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  Models(GenerateSettings settings) {
    this.settings = settings;
    this.endpoints = new Endpoints(settings);
  }

  /**
   * Sends the conversation.
   *
   * @param attempt 1-based, for scripted answers
   */
  ModelCall start(ModelChoice choice, Conversation conversation, int attempt) {
    Provider provider =
        Provider.named(choice.provider())
            .orElseThrow(
                () ->
                    FailureKind.PROVIDER_CONFIGURATION.failure(
                        "no such provider: " + choice.provider() + "; use " + Provider.labels()));
    if (choice.model().isBlank()) {
      throw FailureKind.PROVIDER_CONFIGURATION.failure(
          "no model is named for provider " + provider.label() + ": set one with --model");
    }
    Prices prices = Prices.of(settings.home());
    return switch (provider) {
      case SCRIPTED -> script(choice, conversation, attempt, prices);
      case ANTHROPIC, OPENAI ->
          chat(endpoints.of(provider, choice.model()), choice, conversation, prices);
    };
  }

  private ModelCall script(
      ModelChoice choice, Conversation conversation, int attempt, Prices prices) {
    String prompt = conversation.asText();
    Script.Line line = Script.read(settings.home(), choice.model()).lineFor(prompt, attempt);
    Usage usage = new Usage(Tokens.in(prompt), 0, Tokens.in(line.text()), 0);
    return new ScriptedCall(
        new Answer(line.text(), line.stop(), prices.price(Provider.SCRIPTED.label(), usage)),
        line.delay());
  }

  private ModelCall chat(
      Endpoint endpoint, ModelChoice choice, Conversation conversation, Prices prices) {
    ProviderErrors errors = new ProviderErrors(endpoint, choice.model());
    return ChatCall.start(
        http,
        errors,
        exchange -> model(endpoint, choice, exchange),
        conversation.turns().stream().map(Models::message).toList(),
        answer -> priced(choice, conversation, answer, prices));
  }

  private static StreamingChatModel model(
      Endpoint endpoint, ModelChoice choice, Exchange exchange) {
    return switch (endpoint.provider()) {
      case ANTHROPIC ->
          AnthropicStreamingChatModel.builder()
              .httpClientBuilder(exchange.asBuilder())
              .baseUrl(endpoint.baseUrl().toString())
              // langchain4j insists on a key; a server of one's own passes over it.
              .apiKey(endpoint.key().orElse("none"))
              .modelName(choice.model())
              .maxTokens(choice.maxOutputTokens())
              .build();
      case OPENAI -> openAi(endpoint, choice, exchange);
      case SCRIPTED -> throw new IllegalArgumentException("a file is not asked over HTTP");
    };
  }

  private static StreamingChatModel openAi(
      Endpoint endpoint, ModelChoice choice, Exchange exchange) {
    OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder builder =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(exchange.asBuilder())
            .baseUrl(endpoint.baseUrl().toString())
            .modelName(choice.model());
    endpoint.key().ifPresent(builder::apiKey);
    return endpoint.tokenLimit() == TokenLimit.MAX_TOKENS
        ? builder.maxTokens(choice.maxOutputTokens()).build()
        : builder.maxCompletionTokens(choice.maxOutputTokens()).build();
  }

  private static ChatMessage message(Conversation.Turn turn) {
    return switch (turn.role()) {
      case SYSTEM -> SystemMessage.from(turn.text());
      case USER -> UserMessage.from(turn.text());
      case ASSISTANT -> AiMessage.from(turn.text());
    };
  }

  /** A budget must not be blind because a server reports nothing. */
  private static Answer priced(
      ModelChoice choice, Conversation conversation, Answer answer, Prices prices) {
    Usage told = answer.usage();
    long input = told.inputTokens() > 0 ? told.inputTokens() : Tokens.in(conversation.asText());
    long output = told.outputTokens() > 0 ? told.outputTokens() : Tokens.in(answer.text());
    Usage usage = new Usage(input, told.cachedInputTokens(), output, 0);
    return new Answer(answer.text(), answer.stop(), prices.price(choice.model(), usage));
  }
}

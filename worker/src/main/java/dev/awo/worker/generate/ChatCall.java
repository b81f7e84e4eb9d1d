package dev.awo.worker.generate;

import dev.awo.def.generate.StopReason;
import dev.awo.def.generate.Usage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A streaming call through langchain4j. */
final class ChatCall implements ModelCall, StreamingChatResponseHandler {
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final AtomicLong characters = new AtomicLong();
  private final ProviderErrors errors;
  private final Exchange exchange;
  private final Function<Answer, Answer> finish;

  /**
   * @param finish completes the usage: estimates what the provider did not report, and prices it
   */
  private ChatCall(
      java.net.http.HttpClient http, ProviderErrors errors, UnaryOperator<Answer> finish) {
    this.errors = errors;
    this.exchange = new Exchange(http, errors, answer::completeExceptionally);
    this.finish = finish;
  }

  static ChatCall start(
      java.net.http.HttpClient http,
      ProviderErrors errors,
      Function<Exchange, StreamingChatModel> model,
      List<ChatMessage> messages,
      UnaryOperator<Answer> finish) {
    ChatCall call = new ChatCall(http, errors, finish);
    model.apply(call.exchange).chat(messages, call);
    return call;
  }

  @Override
  public CompletableFuture<Answer> answer() {
    return answer;
  }

  @Override
  public long characters() {
    return characters.get();
  }

  @Override
  public Duration silence() {
    return exchange.silence();
  }

  /** A stream whose answer is complete may end by itself, so that its connection is used again. */
  @Override
  public void close() {
    if (answer.isDone() && !answer.isCompletedExceptionally()) {
      CompletableFuture.delayedExecutor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
          .execute(exchange::close);
      return;
    }
    answer.cancel(false);
    exchange.close();
  }

  @Override
  public void onPartialResponse(String text) {
    characters.addAndGet(text.length());
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    Optional<StopReason> stop = exchange.stop();
    if (stop.isEmpty()) {
      answer.completeExceptionally(errors.endedEarly());
      return;
    }
    @Nullable String said = response.aiMessage().text();
    String text = said == null ? "" : said;
    if (text.isBlank() && stop.get() == StopReason.STOP) {
      answer.completeExceptionally(errors.empty());
      return;
    }
    answer.complete(finish.apply(new Answer(text, stop.get(), usage(response.tokenUsage()))));
  }

  @Override
  public void onError(Throwable e) {
    answer.completeExceptionally(errors.malformed());
  }

  private static Usage usage(@Nullable TokenUsage reported) {
    if (reported == null) {
      return Usage.NONE;
    }
    long input = count(reported.inputTokenCount());
    long cached = 0;
    if (reported instanceof AnthropicTokenUsage anthropic) {
      cached = count(anthropic.cacheReadInputTokens());
      input += cached + count(anthropic.cacheCreationInputTokens());
    }
    if (reported instanceof OpenAiTokenUsage openAi && openAi.inputTokensDetails() != null) {
      cached = count(openAi.inputTokensDetails().cachedTokens());
    }
    return new Usage(input, cached, count(reported.outputTokenCount()), 0);
  }

  private static long count(@Nullable Integer tokens) {
    return tokens == null ? 0 : tokens;
  }
}

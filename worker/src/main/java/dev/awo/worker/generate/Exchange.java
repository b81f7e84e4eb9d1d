package dev.awo.worker.generate;

import dev.awo.def.generate.StopReason;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and the stream that answers it, on a virtual thread of its own. It takes the place of
 * langchain4j's HTTP client, which drops the headers of an error (and Retry-After with them),
 * cannot be cancelled before the first event, and reads each stream on a thread of the common pool.
 */
final class Exchange implements HttpClient, AutoCloseable {
  /** Raw events are some hundred times longer than the words in them. */
  private static final long LONGEST_STREAM = 256L << 20;

  private static final int LONGEST_ERROR = 64 << 10;

  private final java.net.http.HttpClient http;
  private final ProviderErrors errors;
  private final Consumer<ApplicationFailure> onFailure;
  private volatile long lastArrival = System.nanoTime();
  private volatile @Nullable Thread thread;
  private volatile @Nullable WatchedEvents events;

  Exchange(
      java.net.http.HttpClient http,
      ProviderErrors errors,
      Consumer<ApplicationFailure> onFailure) {
    this.http = http;
    this.errors = errors;
    this.onFailure = onFailure;
  }

  /** For langchain4j's model builders; its time limits are not ours. */
  HttpClientBuilder asBuilder() {
    return new Builder(this);
  }

  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastArrival);
  }

  /** Why the model stopped; absent as long as the stream has not said so. */
  Optional<StopReason> stop() {
    WatchedEvents watched = events;
    return watched == null ? Optional.empty() : watched.stop();
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("only streams are read");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    Thread reading =
        Thread.ofVirtual().name("model-call").unstarted(() -> read(request, parser, listener));
    thread = reading;
    reading.start();
  }

  /** Breaks the connection, in whatever state it is. */
  @Override
  public void close() {
    Thread reading = thread;
    if (reading != null) {
      reading.interrupt();
    }
  }

  private void read(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      HttpResponse<InputStream> response = http.send(toJdk(request), BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() / 100 == 2) {
          stream(response, body, parser, listener);
        } else {
          refuse(response, body);
        }
      }
    } catch (IOException | RuntimeException e) {
      onFailure.accept(errors.unreachable(e));
    } catch (InterruptedException e) {
      // The call was closed: nobody waits for what it would have said.
      Thread.currentThread().interrupt();
    }
  }

  private void stream(
      HttpResponse<InputStream> response,
      InputStream body,
      ServerSentEventParser parser,
      ServerSentEventListener listener) {
    WatchedEvents watched = new WatchedEvents(listener, errors, onFailure);
    events = watched;
    watched.onOpen(
        SuccessfulHttpResponse.builder()
            .statusCode(response.statusCode())
            .headers(response.headers().map())
            .build());
    parser.parse(
        new MeteredStream(body, LONGEST_STREAM, () -> lastArrival = System.nanoTime()), watched);
    if (!isEventStream(response) && watched.stop().isEmpty()) {
      onFailure.accept(errors.malformed());
    }
    watched.onClose();
    onFailure.accept(errors.endedEarly());
  }

  private void refuse(HttpResponse<InputStream> response, InputStream body) throws IOException {
    String text = new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
    onFailure.accept(errors.refused(response.statusCode(), response.headers(), text));
  }

  private static boolean isEventStream(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("content-type")
        .map(type -> type.startsWith("text/event-stream"))
        .orElse(false);
  }

  private static java.net.http.HttpRequest toJdk(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
            .header("Accept", "text/event-stream")
            .method(request.method().name(), BodyPublishers.ofString(request.body()));
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    return builder.build();
  }

  private record Builder(Exchange exchange) implements HttpClientBuilder {
    @Override
    public @Nullable Duration connectTimeout() {
      return null;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      return this;
    }

    @Override
    public @Nullable Duration readTimeout() {
      return null;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      return this;
    }

    @Override
    public HttpClient build() {
      return exchange;
    }
  }
}

package dev.awo.worker.generate;

import dev.awo.def.generate.StopReason;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stands between the stream and langchain4j: notes the stop reason, recognises errors that arrive
 * inside a stream, and catches what langchain4j would otherwise log together with the data it could
 * not read.
 */
final class WatchedEvents implements ServerSentEventListener {
  private final ServerSentEventListener reader;
  private final ProviderErrors errors;
  private final Consumer<ApplicationFailure> onFailure;
  private volatile Optional<StopReason> stop = Optional.empty();

  WatchedEvents(
      ServerSentEventListener reader,
      ProviderErrors errors,
      Consumer<ApplicationFailure> onFailure) {
    this.reader = reader;
    this.errors = errors;
    this.onFailure = onFailure;
  }

  Optional<StopReason> stop() {
    return stop;
  }

  @Override
  public void onOpen(SuccessfulHttpResponse response) {
    reader.onOpen(response);
  }

  @Override
  public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
    if (isError(event)) {
      onFailure.accept(errors.inStream(event.data()));
      context.parsingHandle().cancel();
      return;
    }
    StopReasons.in(event.data()).ifPresent(reason -> stop = Optional.of(reason));
    PassingEvent passing = new PassingEvent(event);
    try {
      reader.onEvent(passing, context);
    } catch (RuntimeException e) {
      onFailure.accept(errors.malformed());
      context.parsingHandle().cancel();
    } finally {
      passing.forget();
    }
  }

  @Override
  public void onError(Throwable e) {
    onFailure.accept(
        e instanceof IOException network ? errors.unreachable(network) : errors.malformed());
  }

  @Override
  public void onClose() {
    reader.onClose();
  }

  private static boolean isError(ServerSentEvent event) {
    return "error".equals(event.event()) || event.data().stripLeading().startsWith("{\"error\"");
  }
}

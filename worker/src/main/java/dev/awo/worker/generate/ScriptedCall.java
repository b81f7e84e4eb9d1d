package dev.awo.worker.generate;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An answer from a file, after a delay that holds no thread. */
final class ScriptedCall implements ModelCall {
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();

  ScriptedCall(Answer said, Duration delay) {
    if (delay.isZero()) {
      answer.complete(said);
      return;
    }
    answer.completeAsync(
        () -> said, CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public CompletableFuture<Answer> answer() {
    return answer;
  }

  @Override
  public long characters() {
    return answer.isDone() && !answer.isCompletedExceptionally()
        ? answer.join().text().length()
        : 0;
  }

  @Override
  public Duration silence() {
    return Duration.ZERO;
  }

  @Override
  public void close() {
    answer.cancel(false);
  }
}

package dev.awo.api.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes: politely first, then not. */
final class Stopping {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private Stopping() {}

  /** Asks all of them at once; what still lives after {@code grace} is killed. */
  static void stop(List<ProcessRef> processes, Duration grace) {
    processes.forEach(process -> process.alive().ifPresent(ProcessHandle::destroy));
    if (!awaitEnd(processes, grace)) {
      processes.forEach(process -> process.alive().ifPresent(ProcessHandle::destroyForcibly));
      awaitEnd(processes, grace);
    }
  }

  /** Whether all of them have ended before {@code limit}. */
  static boolean awaitEnd(List<ProcessRef> processes, Duration limit) {
    Instant deadline = Instant.now().plus(limit);
    while (processes.stream().anyMatch(process -> process.alive().isPresent())) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      pause(processes);
    }
    return true;
  }

  private static void pause(List<ProcessRef> processes) {
    CompletableFuture<?>[] ends =
        processes.stream()
            .flatMap(process -> process.alive().stream())
            .map(ProcessHandle::onExit)
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

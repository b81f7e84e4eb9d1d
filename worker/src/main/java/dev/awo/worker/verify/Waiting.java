package dev.awo.worker.verify;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** An activity's wait for its turn, with heartbeats, so that cancelling ends it. */
final class Waiting {
  private Waiting() {}

  /** Throws when the activity was cancelled, or the worker is stopping. */
  static void acquire(Semaphore semaphore, String words) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    try {
      while (!semaphore.tryAcquire(1, TimeUnit.SECONDS)) {
        context.heartbeat(words);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the worker is stopping", e);
    }
  }
}

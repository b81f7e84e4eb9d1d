package dev.awo.worker.sandbox;

import java.time.Duration;

/** Short waits that are finished even when their thread is interrupted; it stays interrupted. */
final class Uninterrupted {
  private Uninterrupted() {}

  private interface Wait {
    void await() throws InterruptedException;
  }

  static void waitFor(Process process) {
    untilDone(process::waitFor);
  }

  static void join(Thread thread, Duration most) {
    untilDone(() -> thread.join(most));
  }

  private static void untilDone(Wait wait) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          wait.await();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

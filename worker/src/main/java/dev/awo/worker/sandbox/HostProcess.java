package dev.awo.worker.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Processes as the kernel lists them: a zombie, which nobody collected yet, counts as ended. */
final class HostProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(2);

  private HostProcess() {}

  /** Waits for the end of a process that was killed, or whose namespace is ending. */
  static void awaitEnd(long pid) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (isRunning(pid)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("process " + pid + " was killed but does not end");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean isRunning(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "stat");
    try {
      String text = Files.readString(status, java.nio.charset.StandardCharsets.ISO_8859_1);
      char state = text.charAt(text.lastIndexOf(')') + 2);
      return state != 'Z' && state != 'X';
    } catch (IOException e) {
      return false;
    }
  }
}

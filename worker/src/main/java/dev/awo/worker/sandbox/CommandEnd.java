package dev.awo.worker.sandbox;

import java.time.Duration;

/** How a command ended. In each case none of its processes is left. */
public sealed interface CommandEnd {
  Captured output();

  Duration took();

  /**
   * It ended by itself.
   *
   * @param code its exit code; above 128 the signal that ended it is {@code code - 128}
   */
  record Exited(int code, Captured output, Duration took) implements CommandEnd {}

  /** It was still running at its timeout, and was stopped. */
  record TimedOut(Captured output, Duration took) implements CommandEnd {}
}

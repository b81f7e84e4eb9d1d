package dev.awo.worker.sandbox;

import java.time.Duration;

/**
 * Called every second while a command runs, on the thread that waits for it. What it throws ends
 * the command with all its processes, and is then passed on.
 */
@FunctionalInterface
public interface Pulse {
  void beat(Duration running, long outputBytes);
}

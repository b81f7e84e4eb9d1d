package dev.awo.worker.git;

/** Called between the pieces of long work; may throw to end it, as when the task is cancelled. */
@FunctionalInterface
interface Heartbeat {
  void beat();
}

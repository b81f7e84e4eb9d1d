package dev.awo.api.launch;

/** What became of a wish to cancel a task. */
public sealed interface Cancellation {
  /** Its workflow has heard; the end follows when the running command is dead. */
  record Heard() implements Cancellation {}

  /** No worker answered; the server keeps the wish, and the task ends when one comes. */
  record Noted() implements Cancellation {}

  /** It had ended before. */
  record Ended() implements Cancellation {}

  /** Temporal cannot be reached. */
  record Unavailable(String detail) implements Cancellation {}
}

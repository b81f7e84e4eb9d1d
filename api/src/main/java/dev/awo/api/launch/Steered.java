package dev.awo.api.launch;

/** What became of a wish to change a task or a queue. */
public sealed interface Steered {
  /** It is done, or will be done as soon as the task can be reached. */
  record Done() implements Steered {}

  /** It makes no sense as things stand; the detail says what to do. */
  record Refused(String detail) implements Steered {}

  /** Nobody answered. */
  record Unavailable(String detail) implements Steered {}
}

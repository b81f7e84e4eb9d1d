package dev.awo.api.stack;

/** The stack cannot be started or stopped; the message is one line that says what to do. */
public final class StackProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String words;

  /** Whose turn it is. */
  public enum Kind {
    /** A setting or something on this machine has to be put right first. */
    INPUT,
    /** A part of the stack did not come up. */
    NOT_RUNNING
  }

  public StackProblem(Kind kind, String message) {
    super(message);
    this.kind = kind;
    this.words = message;
  }

  public StackProblem(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.words = message;
  }

  /** The message. */
  public String words() {
    return words;
  }

  public Kind kind() {
    return kind;
  }
}

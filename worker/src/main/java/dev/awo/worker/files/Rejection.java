package dev.awo.worker.files;

/**
 * One refused edit.
 *
 * @param path the path as the answer spelled it; empty when the whole answer is meant
 * @param reason the contract's name for what is wrong
 * @param detail what is wrong and what to do, for the model and for a person
 */
public record Rejection(String path, Reason reason, String detail) {
  private static final int MAX_DETAIL = 1500;

  public Rejection {
    detail = detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL) + " [...]";
  }

  /** A rejection of the answer as a whole. */
  static Rejection ofAnswer(Reason reason, String detail) {
    return new Rejection("", reason, detail);
  }
}

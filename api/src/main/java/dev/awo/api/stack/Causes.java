package dev.awo.api.stack;

/** Reads exceptions for people. */
final class Causes {
  private Causes() {}

  /** The innermost cause in one line, such as {@code UnknownHostException: temporal.download}. */
  static String rootMessage(Throwable problem) {
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}

package dev.awo.api.cli;

/** What a command's exit code says. */
final class ExitCode {
  static final int DONE = 0;

  /** The work failed, such as a task that did not complete. */
  static final int FAILED = 1;

  /** Wrong usage or input. */
  static final int USAGE = 2;

  /** The server cannot be reached. */
  static final int UNREACHABLE = 3;

  private ExitCode() {}
}

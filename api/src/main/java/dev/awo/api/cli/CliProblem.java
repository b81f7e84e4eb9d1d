package dev.awo.api.cli;

/** Ends a command with an exit code and one line that says what to do. */
final class CliProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String words;

  private CliProblem(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.words = message;
  }

  private CliProblem(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
    this.words = message;
  }

  static CliProblem failed(String message) {
    return new CliProblem(ExitCode.FAILED, message);
  }

  static CliProblem usage(String message) {
    return new CliProblem(ExitCode.USAGE, message);
  }

  static CliProblem unreachable(String message) {
    return new CliProblem(ExitCode.UNREACHABLE, message);
  }

  static CliProblem unreachable(String message, Throwable cause) {
    return new CliProblem(ExitCode.UNREACHABLE, message, cause);
  }

  /** The message. */
  String words() {
    return words;
  }

  int exitCode() {
    return exitCode;
  }
}

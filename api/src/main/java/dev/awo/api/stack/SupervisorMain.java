package dev.awo.api.stack;

import java.nio.file.Path;

/** The supervisor as a process of its own: what {@code awo up --detach} leaves running. */
public final class SupervisorMain {
  /** Marks the line of the log that says why it ended. */
  static final String LAST_WORDS = "awo: ";

  private SupervisorMain() {}

  /** The arguments are the home directory and {@link TemporalServer#argument()}. */
  public static void main(String[] args) {
    int exitCode = run(new Home(Path.of(args[0])), Installation.current(), args[1]);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** Returns 0 when told to stop, else what {@link #kind} understands. */
  static int run(Home home, Installation installation, String temporal) {
    try {
      TemporalServer server = TemporalServer.parse(temporal);
      new StackRun(home, installation, StackSettings.of(home), server, System.getenv())
          .run(state -> {});
      return 0;
    } catch (StackProblem e) {
      System.err.println(LAST_WORDS + e.words());
      return switch (e.kind()) {
        case INPUT -> 2;
        case NOT_RUNNING -> 3;
      };
    }
  }

  static StackProblem.Kind kind(int exitCode) {
    return exitCode == 2 ? StackProblem.Kind.INPUT : StackProblem.Kind.NOT_RUNNING;
  }
}

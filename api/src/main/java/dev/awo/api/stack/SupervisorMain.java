package dev.awo.api.stack;

import java.nio.file.Path;

/** The supervisor as a process of its own: what {@code awo up --detach} leaves running. */
public final class SupervisorMain {
  private SupervisorMain() {}

  /** The arguments are the home directory and {@link TemporalServer#argument()}. */
  public static void main(String[] args) {
    Home home = new Home(Path.of(args[0]));
    try {
      new StackRun(
              home,
              Installation.current(),
              StackSettings.of(home),
              TemporalServer.parse(args[1]),
              System.getenv())
          .run(state -> {});
    } catch (StackProblem e) {
      System.err.println(e.getMessage());
      System.exit(e.kind() == StackProblem.Kind.INPUT ? 2 : 3);
    }
  }
}

package dev.awo.api.cli;

import dev.awo.api.stack.Installation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a command finds around it.
 *
 * @param terminal whether {@code out} is a terminal
 * @param columns how wide it is
 * @param directory the current directory
 */
record Surroundings(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean terminal,
    int columns,
    Path directory,
    Supplier<Installation> installation) {
  private static final int USUAL_COLUMNS = 80;

  Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Those of this process; the launcher script tells about the terminal. */
  static Surroundings ofProcess() {
    return new Surroundings(
        System.out,
        System.err,
        System.getenv(),
        Boolean.getBoolean("awo.terminal"),
        Integer.getInteger("awo.columns", USUAL_COLUMNS),
        Path.of("").toAbsolutePath(),
        Installation::current);
  }

  /** The variable's value, unless it is missing or blank. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Whether escape sequences for colour and for redrawing a line may be used. */
  boolean fancy() {
    return terminal && !"dumb".equals(environment.get("TERM"));
  }

  boolean colour() {
    return fancy() && variable("NO_COLOR").isEmpty();
  }
}

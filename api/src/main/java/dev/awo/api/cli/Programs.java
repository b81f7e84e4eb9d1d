package dev.awo.api.cli;

import dev.awo.api.stack.SearchPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Small programs of this machine that are asked short questions. */
final class Programs {
  private static final long PATIENCE_SECONDS = 10;

  private final Map<String, String> environment;

  Programs(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Where the program is on PATH. */
  Optional<Path> find(String program) {
    return new SearchPath(environment).find(program);
  }

  /** The first line that the program prints, if it is there and ends well. */
  Optional<String> firstLine(String program, String... arguments) {
    Optional<Path> path = find(program);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      Process process = start(path.get(), arguments, Redirect.PIPE);
      try (BufferedReader output = process.inputReader()) {
        String line = output.readLine();
        return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0
            ? Optional.ofNullable(line)
            : Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  boolean succeeds(String program, String... arguments) {
    Optional<Path> path = find(program);
    if (path.isEmpty()) {
      return false;
    }
    try {
      Process process = start(path.get(), arguments, Redirect.DISCARD);
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Process start(Path program, String[] arguments, Redirect output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList())
            .redirectError(Redirect.DISCARD)
            .redirectOutput(output);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }
}

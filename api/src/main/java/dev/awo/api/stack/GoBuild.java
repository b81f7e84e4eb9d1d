package dev.awo.api.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Builds the Temporal CLI from its Go module. */
final class GoBuild {
  /** Later versions carry replace directives, which {@code go install} refuses. */
  private static final String MODULE = "github.com/temporalio/cli/cmd/temporal@v1.5.1";

  private static final Duration BETWEEN_WORDS = Duration.ofSeconds(15);
  private static final int LINES_KEPT = 5;

  private final Path go;
  private final Path target;
  private final Map<String, String> environment;
  private final Deque<String> lastLines = new ArrayDeque<>();

  GoBuild(Path go, Path target, Map<String, String> environment) {
    this.go = go;
    this.target = target;
    this.environment = environment;
  }

  Path run(Progress progress) {
    progress.say("building the Temporal CLI with Go, once: about 5 minutes on two cores");
    try {
      Files.createDirectories(target.getParent());
      // Not at its place before it is whole: another process may be looking for it there.
      Path scratch = Files.createTempDirectory(target.getParent(), "building-");
      install(scratch, progress);
      Files.move(scratch.resolve("temporal"), target, StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(scratch);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot build the Temporal CLI", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem(StackProblem.Kind.INPUT, "building the Temporal CLI was interrupted");
    }
  }

  private void install(Path directory, Progress progress) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(go.toString(), "install", "-v", MODULE).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("GOBIN", directory.toString());
    Process process = builder.start();
    try (BufferedReader output = process.inputReader()) {
      follow(output, progress);
    }
    if (process.waitFor() != 0) {
      throw new StackProblem(
          StackProblem.Kind.INPUT,
          "the Temporal CLI could not be built with Go ("
              + String.join(" / ", lastLines)
              + "): put 'temporal' on PATH or set "
              + TemporalCli.VARIABLE);
    }
  }

  /** Go names each package when it is compiled. */
  private void follow(BufferedReader output, Progress progress) throws IOException {
    Instant spoken = Instant.now();
    int packages = 0;
    String line;
    while ((line = output.readLine()) != null) {
      packages++;
      lastLines.addLast(line);
      if (lastLines.size() > LINES_KEPT) {
        lastLines.removeFirst();
      }
      if (Duration.between(spoken, Instant.now()).compareTo(BETWEEN_WORDS) > 0) {
        spoken = Instant.now();
        progress.say("  " + packages + " packages fetched or compiled");
      }
    }
  }
}

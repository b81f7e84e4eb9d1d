package dev.awo.worker.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The git command line in a working tree of the user's, for the one thing that only it does as the
 * user's own git would: to update files, with the user's line endings and filters. Hooks are off.
 */
final class GitProgram {
  private static final long PATIENCE_SECONDS = 300;

  private final Path tree;

  GitProgram(Path tree) {
    this.tree = tree;
  }

  /** What it said, both outputs together. */
  record Result(int exit, String text) {
    boolean succeeded() {
      return exit == 0;
    }
  }

  /** Fails where there is no such program. */
  Result run(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "--no-optional-locks",
                "-c",
                "core.hooksPath=/dev/null",
                "-c",
                "core.fsmonitor=false"));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("awo-git", ".out");
    try {
      return run(command, output);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private Result run(List<String> command, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(tree.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("git did not end in " + PATIENCE_SECONDS + " seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while git ran", e);
    }
    return new Result(process.exitValue(), Files.readString(output, UTF_8).strip());
  }
}

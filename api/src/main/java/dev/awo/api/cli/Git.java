package dev.awo.api.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The git program, deaf to the user's configuration, for the demo's repository. */
final class Git {
  private static final List<String> PREFIX =
      List.of(
          "git",
          "-c",
          "user.name=awo demo",
          "-c",
          "user.email=demo@localhost",
          "-c",
          "commit.gpgSign=false",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "init.templateDir=");

  private final Map<String, String> environment;

  Git(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Returns what the command prints. */
  String run(Path directory, String... arguments) {
    List<String> command = new ArrayList<>(PREFIX);
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("PATH", environment.getOrDefault("PATH", "/usr/bin:/bin"));
    try {
      Process process = builder.start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw CliProblem.failed("git " + arguments[0] + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run git", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliProblem.failed("interrupted while git was running");
    }
  }
}

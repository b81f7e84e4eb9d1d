package dev.awo.api.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The git program: for the demo's repository, and to look at commits of the user's. */
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

  /**
   * What a command prints that only looks; empty when it fails, or when there is no git. It sees
   * the user's configuration, in which git is told whose repositories may be looked at, and objects
   * as they are, whatever refs claim to replace them.
   */
  Optional<String> ask(Path directory, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "--no-replace-objects"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(Git::isAboutAnother);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Returns what the command prints, deaf to the user's configuration. */
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
      throw interrupted();
    }
  }

  /** What git tells its hooks of the repository that they belong to. */
  private static boolean isAboutAnother(String variable) {
    return variable.startsWith("GIT_") && !variable.startsWith("GIT_CONFIG");
  }

  private static CliProblem interrupted() {
    Thread.currentThread().interrupt();
    return CliProblem.failed("interrupted while git was running");
  }
}

package dev.awo.worker.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A repository as a user has it, made with the git command line. */
record UserRepo(Path path) {
  private static final int SECONDS = 60;

  static UserRepo init(Path path, String... options) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    UserRepo repo = new UserRepo(path);
    List<String> command = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    command.addAll(List.of(options));
    repo.git(command.toArray(String[]::new));
    // No work in the background while a test compares files.
    repo.git("config", "gc.auto", "0");
    return repo;
  }

  /** One commit with {@code README.md} and {@code src/app.txt}. */
  static UserRepo small(Path path) {
    UserRepo repo = init(path);
    repo.write("README.md", "# Small\n");
    repo.write("src/app.txt", "one\ntwo\nthree\n");
    repo.commitAll("First");
    return repo;
  }

  /** Runs git here, with no configuration but the repository's own; its output without the end. */
  String git(String... arguments) {
    return run(path, arguments);
  }

  static String run(Path directory, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    return run(builder);
  }

  /** Runs a program to its end, as the user; fails the test when it fails. */
  static String run(ProcessBuilder builder) {
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      builder.environment().put("GIT_" + who + "_NAME", "User");
      builder.environment().put("GIT_" + who + "_EMAIL", "user@example.com");
    }
    try {
      Path output = Files.createTempFile("git", ".out");
      Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      String text = Files.readString(output, UTF_8).stripTrailing();
      Files.delete(output);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError(builder.command() + " failed: " + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  UserRepo write(String file, String text) {
    return write(file, text.getBytes(UTF_8));
  }

  UserRepo write(String file, byte[] content) {
    try {
      Path target = path.resolve(file);
      Files.createDirectories(target.getParent());
      Files.write(target, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  UserRepo link(String file, String target) {
    try {
      Files.createSymbolicLink(path.resolve(file), Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  UserRepo commitAll(String message) {
    git("add", "-A");
    git("commit", "-q", "-m", message);
    return this;
  }

  String head() {
    return git("rev-parse", "HEAD");
  }
}

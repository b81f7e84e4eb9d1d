package dev.awo.worker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A name for a tree that its commands carry in their environment, so that they are found again: by
 * the next attempt, when a worker was killed, and where no namespace holds them together.
 */
record TreeMark(String name) {
  static final String VARIABLE = "AWO_TREE";
  private static final Path PROC = Path.of("/proc");
  private static final int MOST_ROUNDS = 50;

  static TreeMark of(Path tree) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(tree.normalize().toString().getBytes(StandardCharsets.UTF_8));
      return new TreeMark(HexFormat.of().formatHex(hash, 0, 10));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Kills the processes that carry the mark, and waits until none is left. */
  void killAll() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<ProcessHandle> marked = marked();
      if (marked.isEmpty()) {
        return;
      }
      marked.forEach(ProcessHandle::destroyForcibly);
      marked.forEach(process -> HostProcess.awaitEnd(process.pid()));
    }
    throw new IllegalStateException(
        "commands of an earlier attempt do not stop: end the processes with "
            + VARIABLE
            + "="
            + name);
  }

  /** Whether a process carries the mark. */
  boolean isAlive() {
    return !marked().isEmpty();
  }

  private List<ProcessHandle> marked() {
    List<ProcessHandle> marked = new ArrayList<>();
    if (!Files.isDirectory(PROC)) {
      return marked;
    }
    byte[] wanted = (VARIABLE + "=" + name + "\0").getBytes(StandardCharsets.US_ASCII);
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (contains(environmentOf(process), wanted)) {
          pid(process).flatMap(ProcessHandle::of).ifPresent(marked::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the processes", e);
    }
    return marked;
  }

  /** Empty for other users' processes and for those that have ended. */
  private static byte[] environmentOf(Path process) {
    try {
      return Files.readAllBytes(process.resolve("environ"));
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static Optional<Long> pid(Path process) {
    String name = process.getFileName().toString();
    return name.chars().allMatch(Character::isDigit)
        ? Optional.of(Long.parseLong(name))
        : Optional.empty();
  }

  private static boolean contains(byte[] environment, byte[] wanted) {
    for (int i = 0; i + wanted.length <= environment.length; i++) {
      int matched = 0;
      while (matched < wanted.length && environment[i + matched] == wanted[matched]) {
        matched++;
      }
      if (matched == wanted.length && (i == 0 || environment[i - 1] == 0)) {
        return true;
      }
    }
    return false;
  }
}

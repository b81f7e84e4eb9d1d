package dev.awo.worker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one process keeps in the sandbox's state for as long as it lives. Another process on the
 * same state, such as one that only asks for the sandbox's level, does not disturb it.
 */
record Session(Path directory) {
  /** Also clears away what processes left that are gone. */
  static Session begin(Path state) {
    Path sessions = state.resolve("sessions");
    long own = ProcessHandle.current().pid();
    try {
      Files.createDirectories(sessions);
      try (DirectoryStream<Path> all = Files.newDirectoryStream(sessions, "[0-9]*")) {
        for (Path session : all) {
          long pid = Long.parseLong(session.getFileName().toString());
          if (pid == own || ProcessHandle.of(pid).isEmpty()) {
            HostTools.run("rm", "-rf", session.toString());
          }
        }
      }
      return new Session(Files.createDirectory(sessions.resolve(Long.toString(own))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a directory in " + state, e);
    }
  }

  Path file(String name) {
    return directory.resolve(name);
  }
}

package dev.awo.api.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts a process in a session of its own, so that Ctrl-C and a closing terminal reach it only
 * through its supervisor. The process keeps the number that its starter sees.
 */
final class OwnSession {
  private OwnSession() {}

  /** What to put before a command line; nothing on a system that has neither tool. */
  static List<String> prefix(Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    if (has(path, "setsid")) {
      return List.of("setsid");
    }
    if (has(path, "perl")) {
      return List.of("perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or exit 127");
    }
    return List.of();
  }

  private static boolean has(String path, String program) {
    return Stream.of(path.split(File.pathSeparator))
        .filter(directory -> !directory.isBlank())
        .anyMatch(directory -> Files.isExecutable(Path.of(directory).resolve(program)));
  }
}

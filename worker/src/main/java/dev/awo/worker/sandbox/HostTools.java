package dev.awo.worker.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The host's own programs, which the sandbox is built with; never one from a workspace. */
final class HostTools {
  private static final String USUAL = "/usr/sbin:/usr/bin:/sbin:/bin";

  private final List<Path> directories = new ArrayList<>();

  HostTools(Map<String, String> environment) {
    for (String entry : environment.getOrDefault("PATH", USUAL).split(File.pathSeparator, -1)) {
      if (entry.startsWith("/")) {
        directories.add(Path.of(entry));
      }
    }
  }

  Optional<String> find(String name) {
    return directories.stream()
        .map(directory -> directory.resolve(name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  /** What a short, trusted command prints; fails when it does. */
  static String run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException(
            command[0]
                + " failed with exit code "
                + code
                + ": "
                + output.lines().findFirst().orElse("no message"));
      }
      return output;
    } catch (IOException e) {
      throw new IllegalStateException("cannot run " + command[0], e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command[0], e);
    }
  }
}

package dev.awo.worker.sandbox;

import dev.awo.def.verify.SandboxRules;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs a main class of this package in a JVM of its own, as root or as an ordinary user. */
enum TestUser {
  ROOT,
  ORDINARY;

  private static final String ORDINARY_ID = "54321";

  /** The users that this test run can be: root can be both. */
  static List<TestUser> available() {
    return isRoot() ? List.of(ROOT, ORDINARY) : List.of(ORDINARY);
  }

  static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts the class; its classes are copied to {@code directory}, which becomes the user's, since
   * the build's own need not be readable by all.
   */
  Process start(Class<?> main, Path directory, String... arguments) {
    String classes = copyClasses(directory.resolve("classes"));
    HostTools.run("chmod", "0755", directory.toString());
    List<String> command = new ArrayList<>();
    if (this == ORDINARY && isRoot()) {
      HostTools.run("chown", "-R", ORDINARY_ID + ":" + ORDINARY_ID, directory.toString());
      command.addAll(List.of("setpriv", "--reuid=" + ORDINARY_ID, "--regid=" + ORDINARY_ID));
      command.addAll(List.of("--clear-groups", "--"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classes, main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH",
                System.getenv("PATH"),
                "HOME",
                directory.toString(),
                "ANTHROPIC_API_KEY",
                "sk-not-for-commands"));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String copyClasses(Path target) {
    List<String> copies = new ArrayList<>();
    List<Class<?>> types =
        List.of(Sandbox.class, TestUser.class, SandboxRules.class, ApplicationFailure.class);
    for (Class<?> type : types) {
      try {
        Path source = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path copy = target.resolve(Integer.toString(copies.size()));
        copy(source, copy);
        copies.add(copy.toString());
      } catch (IOException | URISyntaxException e) {
        throw new IllegalStateException("cannot copy the classes of " + type, e);
      }
    }
    return String.join(":", copies);
  }

  private static void copy(Path source, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(source.relativize(file).toString()).normalize();
        Files.createDirectories(copy.resolve("..").normalize());
        Files.copy(file, copy);
      }
    }
  }
}

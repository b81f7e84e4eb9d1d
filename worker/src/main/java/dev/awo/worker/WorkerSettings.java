package dev.awo.worker;

import dev.awo.def.spec.Read;
import dev.awo.def.spec.Settings;
import dev.awo.def.spec.SpecReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Everything the worker knows when it starts: its arguments, the home's files and the environment.
 *
 * @param root the installation, which has the shipped prompts
 * @param hostId names this host's task queues; the same after a restart with the same home
 * @param environment the process's; it may have keys
 */
record WorkerSettings(
    Path home,
    Path root,
    String temporal,
    String namespace,
    String hostId,
    Settings settings,
    Map<String, String> environment) {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  WorkerSettings {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  static WorkerSettings load(WorkerArguments arguments, Map<String, String> environment) {
    Path home = arguments.home.toAbsolutePath().normalize();
    return new WorkerSettings(
        home,
        Path.of(System.getProperty("awo.root", home.toString())),
        arguments.temporal,
        arguments.namespace,
        hostId(home),
        read("awo.yml", new SpecReader().settings(textOf(home.resolve("awo.yml")).orElse(""))),
        environment);
  }

  Path data() {
    return home.resolve("data");
  }

  /**
   * Makes the data directory, for its owner alone: it has prompts, answers and the tasks' files.
   * One that is there already is closed to others.
   */
  void makeData() {
    try {
      Files.createDirectories(home);
      if (!Files.isDirectory(data())) {
        Files.createDirectories(data(), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      }
      if (!Files.getPosixFilePermissions(data()).equals(OWNER_ONLY)) {
        Files.setPosixFilePermissions(data(), OWNER_ONLY);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the directory " + data(), e);
    }
  }

  private static <T> T read(String file, Read<T> read) {
    return switch (read) {
      case Read.Valid<T> valid -> valid.value();
      case Read.Invalid<T> invalid -> throw new IllegalArgumentException(invalid.words(file));
    };
  }

  private static Optional<String> textOf(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.getFileName(), e);
    }
  }

  private static String hostId(Path home) {
    try {
      String name = InetAddress.getLocalHost().getHostName() + "\n" + home.toRealPath();
      return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot name this host", e);
    }
  }
}

package dev.awo.api.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The files of a home directory that the stack and the command line know. */
public record Home(Path directory) {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  public Home {
    directory = directory.toAbsolutePath().normalize();
  }

  public Path settings() {
    return directory.resolve("awo.yml");
  }

  public Path dotEnv() {
    return directory.resolve(".env");
  }

  public Path data() {
    return directory.resolve("data");
  }

  /**
   * Makes the data directory, for its owner alone: prompts, answers and spend are nobody else's.
   * One that is there already is closed to others.
   */
  public Path makeData() throws IOException {
    Files.createDirectories(directory);
    if (!Files.isDirectory(data())) {
      Files.createDirectories(data(), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    if (!Files.getPosixFilePermissions(data()).equals(OWNER_ONLY)) {
      Files.setPosixFilePermissions(data(), OWNER_ONLY);
    }
    return data();
  }

  public Path logs() {
    return data().resolve("logs");
  }

  /** Where a Temporal CLI may be put by hand. */
  public Path temporalCli() {
    return data().resolve("cache/temporal-cli/temporal");
  }

  /** The bearer token of the home's API. */
  public Path token() {
    return data().resolve("api-token");
  }

  Path run() {
    return data().resolve("run");
  }

  /** Locked by the supervisor for as long as it lives. */
  Path lock() {
    return run().resolve("stack.lock");
  }

  Path state() {
    return run().resolve("stack.json");
  }

  /** The ports of last time, so that bookmarks stay good. */
  Path ports() {
    return run().resolve("ports.json");
  }

  Path temporalDatabase() {
    return data().resolve("temporal.db");
  }
}

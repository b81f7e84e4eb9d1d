package dev.awo.api.stack;

import java.nio.file.Path;

/** The files of a home directory that the stack and the command line know. */
public record Home(Path directory) {
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

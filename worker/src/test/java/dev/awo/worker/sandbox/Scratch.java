package dev.awo.worker.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A temporary directory, removed by {@code rm}: JUnit's own warns of every link that points
 * outside, and a sandbox's state is full of them.
 */
public final class Scratch
    implements BeforeEachCallback, AfterEachCallback, BeforeAllCallback, AfterAllCallback {
  private Path directory = Path.of("/nonexistent");

  /** For a static field: one directory for all tests of a class. */
  private boolean shared;

  public Path path() {
    return directory;
  }

  /** A new directory in it. */
  public Path directory(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    shared = true;
    directory = make();
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    if (!shared) {
      directory = make();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!shared) {
      HostTools.run("rm", "-rf", directory.toString());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    HostTools.run("rm", "-rf", directory.toString());
  }

  private static Path make() throws IOException {
    return Files.createTempDirectory("awo-test-").toRealPath();
  }
}

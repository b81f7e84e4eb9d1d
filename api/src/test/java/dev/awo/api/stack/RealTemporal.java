package dev.awo.api.stack;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The Temporal CLI that {@code ./awo test} provides. */
public final class RealTemporal {
  private RealTemporal() {}

  /** Tests that need it are skipped where there is none. */
  public static Path cli() {
    Home nowhere = new Home(Path.of("none"));
    Optional<Path> found =
        new TemporalCli(nowhere, StackSettings.of(nowhere), System.getenv()).find();
    Assumptions.assumeTrue(found.isPresent(), "no Temporal CLI: run the tests with ./awo test");
    return found.orElseThrow();
  }
}

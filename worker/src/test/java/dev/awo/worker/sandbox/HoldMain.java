package dev.awo.worker.sandbox;

import dev.awo.def.spec.SandboxLevel;
import dev.awo.def.verify.SandboxRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A worker that runs one long command in {@code <directory>/tree}, at the level of its argument.
 */
final class HoldMain {
  private HoldMain() {}

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    Sandbox sandbox = Sandbox.open(SandboxSettings.under(directory.resolve("state")));
    Path tree = Files.createDirectories(directory.resolve("tree"));
    sandbox.run(
        BoxedCommand.shell(
            tree,
            "owner",
            "(setsid sh -c 'sleep 1000' > /dev/null 2>&1 &); echo begun > begun; sleep 1000",
            Duration.ofMinutes(5),
            new SandboxRules(SandboxLevel.valueOf(args[1]), false)),
        (running, bytes) -> {});
  }
}

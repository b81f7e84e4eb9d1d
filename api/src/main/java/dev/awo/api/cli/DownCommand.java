package dev.awo.api.cli;

import dev.awo.api.stack.Stack;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code awo down}: stops the stack. */
@Command(
    name = "down",
    description =
        "Stop what 'awo up' started for this home; running tasks go on at the next start.",
    footer = {"", "Example:", "  awo down"})
final class DownCommand implements Callable<Integer> {
  private final Awo awo;

  DownCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    boolean stopped = new Stack(awo.home(), awo.surroundings.environment()).stop();
    Output output = awo.output();
    output.result(
        Map.of("stopped", stopped),
        () -> output.line(stopped ? "stopped" : "nothing runs for " + awo.home().directory()));
    return ExitCode.DONE;
  }
}

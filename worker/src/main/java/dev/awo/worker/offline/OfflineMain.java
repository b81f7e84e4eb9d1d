package dev.awo.worker.offline;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the commands that work on files alone; the launcher script sends them here. */
@Command(name = "awo", mixinStandardHelpOptions = true)
public final class OfflineMain {
  private OfflineMain() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new OfflineMain()).execute(args));
  }
}

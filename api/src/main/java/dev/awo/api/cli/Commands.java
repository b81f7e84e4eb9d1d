package dev.awo.api.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line with all its commands, in the order in which help lists them. */
final class Commands {
  private Commands() {}

  static CommandLine of(Awo awo) {
    return new CommandLine(awo)
        .addSubcommand(new DemoCommand(awo))
        .addSubcommand(new UpCommand(awo))
        .addSubcommand(new DownCommand(awo))
        .addSubcommand(new DoctorCommand(awo))
        .addSubcommand(new AutoCommand(awo))
        .addSubcommand(new TaskCommand(awo))
        .addSubcommand(new QueueCommand(awo))
        .addSubcommand(new ProjectsCommand(awo))
        .addSubcommand(new BudgetCommand(awo))
        .addSubcommand(new MetricsCommand(awo))
        .addSubcommand(new Apply())
        .addSubcommand(new Scan())
        .addSubcommand(new Test())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** The launcher script runs these three itself; they are here for the list in the help. */
  @Command(name = "apply", description = "Parse and apply one model answer under the guard.")
  private static final class Apply extends Elsewhere {}

  @Command(name = "scan", description = "Scan files for dangerous code and secrets.")
  private static final class Scan extends Elsewhere {}

  @Command(name = "test", description = "Provide what the tests need, and run them all.")
  private static final class Test extends Elsewhere {}

  private abstract static class Elsewhere implements Runnable {
    @Override
    public void run() {
      throw CliProblem.usage("this command is run by the launcher script: start it with ./awo");
    }
  }
}

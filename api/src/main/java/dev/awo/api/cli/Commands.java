package dev.awo.api.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands, in the order in which help lists them. */
final class Commands {
  private static final Map<String, Function<Awo, Object>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("demo", DemoCommand::new);
    COMMANDS.put("up", UpCommand::new);
    COMMANDS.put("down", DownCommand::new);
    COMMANDS.put("doctor", DoctorCommand::new);
    COMMANDS.put("auto", AutoCommand::new);
    COMMANDS.put("next", ScheduleCommand.Next::new);
    COMMANDS.put("schedule", ScheduleCommand::new);
    COMMANDS.put("queue", QueueCommand::new);
    COMMANDS.put("task", TaskCommand::new);
    COMMANDS.put("merge", MergeCommand::new);
    COMMANDS.put("rollback", RollbackCommand::new);
    COMMANDS.put("propose", ProposeCommand::new);
    COMMANDS.put("autopilot", AutopilotCommand::new);
    COMMANDS.put("projects", ProjectsCommand::new);
    COMMANDS.put("budget", BudgetCommand::new);
    COMMANDS.put("notify", NotifyCommand::new);
    COMMANDS.put("metrics", MetricsCommand::new);
    COMMANDS.put("why", WhyCommand::new);
    COMMANDS.put("validate", ValidateCommand::new);
    COMMANDS.put("apply", awo -> new Apply());
    COMMANDS.put("scan", awo -> new Scan());
    COMMANDS.put("test", awo -> new Test());
  }

  private Commands() {}

  /**
   * The command line for these arguments. It has only the command that they name: making them all
   * takes longer than most of them run.
   */
  static CommandLine of(Awo awo, List<String> args) {
    CommandLine line = new CommandLine(awo);
    firstWord(args)
        .flatMap(name -> Optional.ofNullable(COMMANDS.get(name)))
        .ifPresentOrElse(
            make -> line.addSubcommand(make.apply(awo)),
            () -> COMMANDS.values().forEach(make -> line.addSubcommand(make.apply(awo))));
    return line.setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** The first argument that is no global option, nor the value of one. */
  private static Optional<String> firstWord(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--home") || arg.equals("--api")) {
        i++;
      } else if (!arg.startsWith("-")) {
        return Optional.of(arg);
      }
    }
    return Optional.empty();
  }

  /** The launcher script runs these itself; they are here for the list in the help. */
  @Command(name = "apply", description = "Parse and apply one model answer under the guard.")
  private static final class Apply extends Elsewhere {}

  @Command(name = "scan", description = "Look for dangerous code and secrets in files.")
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

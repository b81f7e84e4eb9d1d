package dev.awo.worker.offline;

import dev.awo.worker.files.AnswerApplier;
import dev.awo.worker.files.SecretCheck;
import dev.awo.worker.secrets.SecretScanner;
import java.io.InputStream;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the commands that work on files alone; the launcher script sends them here. */
@Command(name = "awo", mixinStandardHelpOptions = true)
public final class OfflineMain {
  private OfflineMain() {}

  public static void main(String[] args) {
    System.exit(commandLine(System.in).execute(args));
  }

  static CommandLine commandLine(InputStream input) {
    return new CommandLine(new OfflineMain())
        .addSubcommand(new ApplyCommand(new AnswerApplier(OfflineMain::secrets), input))
        .addSubcommand(new ScanCommand())
        .setParameterExceptionHandler(OfflineMain::wrongUsage)
        .setExecutionExceptionHandler(OfflineMain::failed);
  }

  private static List<SecretCheck.Hit> secrets(String text) {
    return SecretScanner.find(text).stream()
        .map(match -> new SecretCheck.Hit(match.line(), match.rule()))
        .toList();
  }

  private static int wrongUsage(CommandLine.ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + problem.getMessage() + " (see " + name + " --help)");
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(
      Exception problem, CommandLine command, CommandLine.ParseResult result) {
    command
        .getErr()
        .println(command.getCommandSpec().qualifiedName() + ": " + problem.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }
}

package dev.awo.api.cli;

import dev.awo.api.stack.StackProblem;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.ParameterException;

/** Entry point of every command but {@code apply}, {@code scan} and {@code test}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(run(Surroundings.ofProcess(), args));
  }

  /** Runs one command and returns its exit code. */
  static int run(Surroundings surroundings, String... args) {
    Awo awo = new Awo(surroundings);
    return Commands.of(awo, List.of(args))
        .setOut(writer(surroundings.out()))
        .setErr(writer(surroundings.err()))
        .setUsageHelpWidth(Math.min(100, Math.max(60, surroundings.columns())))
        .setParameterExceptionHandler((e, line) -> wrongUsage(awo, e))
        .setExecutionExceptionHandler((e, line, result) -> problem(awo, e))
        .execute(args);
  }

  private static int wrongUsage(Awo awo, ParameterException e) {
    awo.say(
        e.getMessage()
            + " (see '"
            + e.getCommandLine().getCommandSpec().qualifiedName()
            + " --help')");
    return ExitCode.USAGE;
  }

  private static int problem(Awo awo, Exception e) {
    if (awo.verbose) {
      e.printStackTrace(awo.surroundings.err());
    }
    return switch (e) {
      case CliProblem problem -> {
        awo.say(problem.words());
        yield problem.exitCode();
      }
      case StackProblem problem -> {
        awo.say(problem.words());
        yield problem.kind() == StackProblem.Kind.INPUT ? ExitCode.USAGE : ExitCode.UNREACHABLE;
      }
      default -> {
        awo.say("this should not have happened: " + e + " (--verbose shows where)");
        yield ExitCode.FAILED;
      }
    };
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}

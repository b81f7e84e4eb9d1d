package dev.awo.api.cli;

import dev.awo.api.view.NewMode;
import dev.awo.api.view.QueueMode;
import dev.awo.api.view.QueueView;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code awo schedule} and {@code awo next}: queued tasks are run and watched. */
@Command(
    name = "schedule",
    description = {
      "Run queued tasks: the next ones, all that can run, or all as they come.",
      "Ctrl-C leaves the queue running; 'awo queue pause PROJECT' stops it."
    },
    footer = {
      "",
      "Examples:",
      "  awo schedule --mode loop --project shop",
      "  awo schedule --mode watch --no-wait"
    })
final class ScheduleCommand implements Callable<Integer> {
  private final Awo awo;

  @Option(
      names = "--mode",
      required = true,
      converter = ModeConverter.class,
      description = "next (some tasks), loop (until none is left) or watch (as they come).")
  private QueueMode mode = QueueMode.LOOP;

  @Option(names = "--count", paramLabel = "N", defaultValue = "1", description = "With next; 1.")
  private int count = 1;

  @Option(
      names = "--project",
      paramLabel = "PATH|ID",
      description = "Only that project's tasks; all projects'.")
  private Optional<String> project = Optional.empty();

  @Option(names = "--no-wait", description = "Start the queue and go.")
  private boolean noWait;

  /** A pause is no way to run anything. */
  static final class ModeConverter implements ITypeConverter<QueueMode> {
    @Override
    public QueueMode convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "next" -> QueueMode.NEXT;
        case "loop" -> QueueMode.LOOP;
        case "watch" -> QueueMode.WATCH;
        default ->
            throw new TypeConversionException("say next, loop or watch, not '" + value + "'");
      };
    }
  }

  ScheduleCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    return run(awo, mode, count, project, noWait);
  }

  private static int run(
      Awo awo, QueueMode mode, int count, Optional<String> project, boolean noWait) {
    if (count < 1) {
      throw CliProblem.usage("--count must be at least 1");
    }
    ApiClient client = awo.client();
    Schedules schedules = new Schedules(awo, client);
    Map<String, NewMode> plan = schedules.plan(mode, count, project);
    if (plan.isEmpty()) {
      return nothing(awo, schedules.counts());
    }
    if (noWait) {
      plan.forEach(schedules::put);
      Output output = awo.output();
      output.result(
          plan, () -> plan.keySet().forEach(id -> output.line("the queue of " + id + " runs")));
      return ExitCode.DONE;
    }
    return new Batch(awo, client, schedules, plan).run();
  }

  private static int nothing(Awo awo, QueueView.Counts counts) {
    Output output = awo.output();
    output.result(
        counts,
        () ->
            output.line(
                "nothing to run: 0 pending, %s blocked, %s running; see 'awo queue'"
                    .formatted(Words.count(counts.blocked()), Words.count(counts.running()))));
    return ExitCode.DONE;
  }

  /** {@code awo next}: short for one mode. */
  @Command(
      name = "next",
      description = "Run the most urgent queued task, or some of them, and watch it.",
      footer = {"", "Example:", "  awo next --count 3 --project shop"})
  static final class Next implements Callable<Integer> {
    private final Awo awo;

    @Option(names = "--count", paramLabel = "N", defaultValue = "1", description = "So many; 1.")
    private int count = 1;

    @Option(
        names = "--project",
        paramLabel = "PATH|ID",
        description = "Only that project's tasks; all projects'.")
    private Optional<String> project = Optional.empty();

    @Option(names = "--no-wait", description = "Start it and go.")
    private boolean noWait;

    Next(Awo awo) {
      this.awo = awo;
    }

    @Override
    public Integer call() {
      return run(awo, QueueMode.NEXT, count, project, noWait);
    }
  }
}

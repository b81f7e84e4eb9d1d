package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.AutopilotView;
import dev.awo.api.view.NewAutopilot;
import dev.awo.api.view.NewRoundOfAutopilot;
import dev.awo.api.view.Page;
import dev.awo.api.view.RoundView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code awo autopilot}: rounds that propose tasks, review them and run them. */
@Command(
    name = "autopilot",
    description = {
      "Propose tasks, review them, run what is kept: by a schedule, or one round with --once.",
      "A base that fails its checks gets no new work but its repair."
    },
    footer = {
      "",
      "Examples:",
      "  awo autopilot --once --project shop",
      "  awo autopilot start --cron \"0 */2 * * *\" --project shop --max-tasks 3 --approve",
      "  awo autopilot status"
    })
final class AutopilotCommand implements Callable<Integer> {
  private static final TypeReference<RoundView> ROUND = new TypeReference<>() {};
  private static final TypeReference<AutopilotView> AUTOPILOT = new TypeReference<>() {};
  private static final TypeReference<Page<AutopilotView>> AUTOPILOTS = new TypeReference<>() {};
  private static final String PROJECT = "The project; the only one when there is one.";

  private final Awo awo;

  @Option(names = "--once", description = "Run one round now and watch it.")
  private boolean once;

  @Option(names = "--project", paramLabel = "PATH|ID", description = PROJECT)
  private Optional<String> project = Optional.empty();

  @Option(names = "--max-tasks", paramLabel = "N", description = "Propose at most so many; 3.")
  private Optional<Integer> maxTasks = Optional.empty();

  @Option(names = "--approve", description = "Queue only what a person approves.")
  private boolean approve;

  @Option(names = "--no-wait", description = "Start the round and go.")
  private boolean noWait;

  AutopilotCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    if (!once) {
      throw CliProblem.usage(
          "say which: --once, start, status, trigger, pause, resume or stop; see --help");
    }
    ApiClient client = awo.client();
    RoundView round =
        client.post(
            path(ProjectChoice.id(awo, client, project)) + "/rounds",
            new NewRoundOfAutopilot(maxTasks, Optional.of(approve)),
            ROUND);
    if (noWait) {
      Output output = awo.output();
      output.result(round, () -> output.line(round.run()));
      return ExitCode.DONE;
    }
    return new RoundFollowing(awo, client).follow(round);
  }

  @Command(
      description = "Set when a project's rounds start, or change it.",
      footer = {"", "Example:", "  awo autopilot start --cron \"0 */2 * * *\" --project shop"})
  int start(
      @Option(
              names = "--cron",
              required = true,
              paramLabel = "CRON",
              description = "Minute, hour, day of month, month, day of week.")
          String cron,
      @Option(names = "--project", paramLabel = "PATH|ID", description = PROJECT)
          Optional<String> ofProject,
      @Option(names = "--max-tasks", paramLabel = "N", description = "A round's most tasks; 3.")
          Optional<Integer> most,
      @Option(names = "--approve", description = "Queue only what a person approves.")
          boolean withApproval) {
    ApiClient client = awo.client();
    return print(
        client.put(
            path(ProjectChoice.id(awo, client, ofProject)),
            new NewAutopilot(cron, most, Optional.of(withApproval)),
            AUTOPILOT));
  }

  @Command(
      description = "Show schedules and the last rounds.",
      footer = {"", "Example:", "  awo autopilot status --project shop"})
  int status(
      @Option(names = "--project", paramLabel = "PATH|ID", description = "Only that one.")
          Optional<String> ofProject) {
    ApiClient client = awo.client();
    if (ofProject.isPresent()) {
      return print(client.get(path(ProjectChoice.id(awo, client, ofProject)), AUTOPILOT));
    }
    Page<AutopilotView> all = client.get("/api/v1/autopilot?limit=500", AUTOPILOTS);
    List<AutopilotView> used =
        all.items().stream()
            .filter(one -> one.cron().isPresent() || !one.rounds().isEmpty())
            .toList();
    Output output = awo.output();
    output.result(
        new Page<>(used, all.next()),
        () -> {
          if (used.isEmpty()) {
            output.line("no autopilot: 'awo autopilot start --cron \"0 */2 * * *\"'");
          }
          used.forEach(one -> AutopilotRows.print(output, one));
        });
    return ExitCode.DONE;
  }

  @Command(
      description = "Let the schedule start a round now, unless one is under way.",
      footer = {"", "Example:", "  awo autopilot trigger --project shop"})
  int trigger(
      @Option(names = "--project", paramLabel = "PATH|ID", description = PROJECT)
          Optional<String> ofProject) {
    return steer(ofProject, "trigger");
  }

  @Command(
      description = "Let the schedule start nothing for now; a round that runs goes on.",
      footer = {"", "Example:", "  awo autopilot pause --project shop"})
  int pause(
      @Option(names = "--project", paramLabel = "PATH|ID", description = PROJECT)
          Optional<String> ofProject) {
    return steer(ofProject, "pause");
  }

  @Command(
      description = "Let a paused schedule start rounds again.",
      footer = {"", "Example:", "  awo autopilot resume --project shop"})
  int resume(
      @Option(names = "--project", paramLabel = "PATH|ID", description = PROJECT)
          Optional<String> ofProject) {
    return steer(ofProject, "resume");
  }

  @Command(
      description = "Remove the schedule and stop the round under way; queued tasks go on.",
      footer = {"", "Example:", "  awo autopilot stop --project shop"})
  int stop(
      @Option(names = "--project", paramLabel = "PATH|ID", description = PROJECT)
          Optional<String> ofProject) {
    ApiClient client = awo.client();
    String id = ProjectChoice.id(awo, client, ofProject);
    client.delete(path(id));
    Output output = awo.output();
    output.result(Map.of("project", id), () -> output.line("the autopilot of " + id + " is off"));
    return ExitCode.DONE;
  }

  private int steer(Optional<String> ofProject, String how) {
    ApiClient client = awo.client();
    String id = ProjectChoice.id(awo, client, ofProject);
    return print(client.post(path(id) + "/" + how, Map.of(), AUTOPILOT));
  }

  private int print(AutopilotView autopilot) {
    Output output = awo.output();
    output.result(autopilot, () -> AutopilotRows.print(output, autopilot));
    return ExitCode.DONE;
  }

  private static String path(String project) {
    return "/api/v1/autopilot/" + Query.encode(project);
  }
}

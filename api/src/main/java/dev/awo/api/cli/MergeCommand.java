package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.MergeDecision;
import dev.awo.api.view.MergeView;
import dev.awo.api.view.MergesView;
import dev.awo.api.view.NewMerge;
import dev.awo.def.merge.MergeStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code awo merge}: verified branches on their way into the base branch. */
@Command(
    name = "merge",
    description = {
      "Merge a completed task's branch through the merge queue: the combined tree is verified,",
      "then the base branch is moved. Without a task, list where branches stand."
    },
    footer = {
      "",
      "Examples:",
      "  awo merge fix-greeting",
      "  awo merge list --status ready",
      "  awo merge approve fix-greeting"
    })
final class MergeCommand implements Callable<Integer> {
  private static final TypeReference<MergesView> MERGES = new TypeReference<>() {};

  private final Awo awo;

  @Parameters(index = "0", arity = "0..1", paramLabel = "TASK", description = "A completed task.")
  private Optional<String> task = Optional.empty();

  @Option(names = "--project", paramLabel = "ID", description = "The task's project.")
  private Optional<String> project = Optional.empty();

  @Option(names = "--no-wait", description = "Return when the queue has it.")
  private boolean noWait;

  MergeCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    if (task.isEmpty()) {
      return show(Optional.empty(), project, 50);
    }
    MergeTarget target = MergeTarget.of(awo, task.get(), project);
    MergeView asked = target.post("/api/v1/merges", new NewMerge(target.project(), target.id()));
    MergeView end = noWait ? asked : target.follow(asked, MergeStatus::isActive);
    print(end);
    return isOut(end.status()) ? ExitCode.FAILED : ExitCode.DONE;
  }

  @Command(
      description = "List where the branches of completed tasks stand, the latest tasks first.",
      footer = {"", "Example:", "  awo merge list --project shop --status probation"})
  int list(
      @Option(names = "--status", description = "Only: ${COMPLETION-CANDIDATES}.")
          Optional<MergeStatus> status,
      @Option(names = "--project", paramLabel = "ID", description = "Only that project's.")
          Optional<String> ofProject,
      @Option(names = "--limit", defaultValue = "50", description = "At most so many; 50.")
          int limit) {
    return show(status, ofProject, limit);
  }

  @Command(
      description = "Let a branch that waits for approval go on.",
      footer = {"", "Example:", "  awo merge approve fix-greeting --comment \"looks right\""})
  int approve(@Mixin Decided decided) {
    return decide(decided, "/approve");
  }

  @Command(
      description = "Take a branch out of the merge queue.",
      footer = {"", "Example:", "  awo merge reject fix-greeting --comment \"not now\""})
  int reject(@Mixin Decided decided) {
    return decide(decided, "/reject");
  }

  /** Which branch is decided on. */
  static final class Decided {
    @Parameters(index = "0", paramLabel = "TASK", description = "The task.")
    String id = "";

    @Option(names = "--project", paramLabel = "ID", description = "Its project.")
    Optional<String> ofProject = Optional.empty();

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for the record.")
    Optional<String> comment = Optional.empty();
  }

  private int decide(Decided decided, String below) {
    MergeTarget target = MergeTarget.of(awo, decided.id, decided.ofProject);
    print(target.post(target.path(below), new MergeDecision(decided.comment)));
    return ExitCode.DONE;
  }

  private int show(Optional<MergeStatus> status, Optional<String> ofProject, int limit) {
    Query query =
        new Query("/api/v1/merges")
            .with("status", status.map(MergeStatus::label))
            .with("project", ofProject)
            .with("limit", Optional.of(Integer.toString(limit)));
    MergesView merges = awo.client().get(query.toString(), MERGES);
    Output output = awo.output();
    output.result(merges, () -> print(output, merges.items()));
    return ExitCode.DONE;
  }

  private static void print(Output output, List<MergeView> merges) {
    if (merges.isEmpty()) {
      output.line("no completed tasks");
      return;
    }
    Instant now = Instant.now();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("TASK", "PROJECT", "INTO", "STATUS", "SINCE", ""));
    for (MergeView merge : merges) {
      rows.add(
          List.of(
              merge.task(),
              merge.project(),
              merge.into().orElse("-"),
              merge.status().label(),
              Words.ago(merge.changed(), now),
              merge.words()));
    }
    output.table(rows);
  }

  private void print(MergeView view) {
    Output output = awo.output();
    output.result(view, () -> output.line(view.task() + ": " + view.words()));
  }

  static boolean isOut(MergeStatus status) {
    return switch (status) {
      case CONFLICT, REJECTED, HELD, REVERTED -> true;
      case OPEN, ASKED, APPROVAL, QUEUED, VERIFYING, READY, PROBATION, MERGED, REVERTING -> false;
    };
  }
}

package dev.awo.api.cli;

import dev.awo.api.view.TaskView;
import dev.awo.def.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is said when a task has ended: the outcome, and what to do with it. */
final class Ending {
  private Ending() {}

  static List<String> of(TaskView task) {
    List<String> lines = new ArrayList<>();
    lines.add(outcome(task));
    task.branch().ifPresent(branch -> lines.add("branch    " + branch));
    task.commit().ifPresent(commit -> lines.add("commit    " + commit));
    if (task.status() == TaskStatus.COMPLETED) {
      lines.add("see it    awo task diff " + task.id());
      task.branch().ifPresent(branch -> lines.add("merge it  git merge " + branch));
    } else {
      lines.add("see more  awo task show " + task.id() + ", awo task log " + task.id());
    }
    task.links().temporalUi().ifPresent(url -> lines.add("workflow  " + url));
    return lines;
  }

  static int exitCode(TaskStatus status) {
    return switch (status) {
      case COMPLETED -> ExitCode.DONE;
      case QUEUED, RUNNING, PAUSED, APPROVAL, FAILED, REFUSED, CANCELLED -> ExitCode.FAILED;
    };
  }

  private static String outcome(TaskView task) {
    String time =
        TaskRows.time(task, task.ended().orElse(Instant.EPOCH))
            .map((Duration took) -> " in " + Words.duration(took))
            .orElse("");
    return task.status().label()
        + time
        + ": "
        + Words.plural(task.attempts(), "attempt")
        + ", "
        + Words.money(task.costUsd())
        + ", "
        + Words.tokens(task.tokens())
        + task.reason().map(reason -> "; " + reason).orElse("");
  }
}

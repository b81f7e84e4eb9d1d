package dev.awo.api.cli;

import dev.awo.api.view.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tasks as rows of text. */
final class TaskRows {
  private TaskRows() {}

  static List<List<String>> of(List<TaskView> tasks, Instant now) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ID", "PROJECT", "STATUS", "ATTEMPTS", "COST", "CREATED", ""));
    for (TaskView task : tasks) {
      rows.add(
          List.of(
              task.id(),
              task.project(),
              task.status().label(),
              Integer.toString(task.attempts()),
              Words.money(task.costUsd()),
              Words.ago(task.created(), now),
              task.reason().or(task::branch).or(task::progress).orElse("")));
    }
    return rows;
  }

  /** One task, a row for each thing that is known of it. */
  static List<List<String>> details(TaskView task, Instant now) {
    List<List<String>> rows = new ArrayList<>();
    row(rows, "task", Optional.of(task.id()));
    row(rows, "project", Optional.of(task.project()));
    row(rows, "status", Optional.of(task.status().label()));
    row(rows, "progress", task.progress());
    row(rows, "reason", task.reason());
    row(rows, "branch", task.branch());
    row(rows, "commit", task.commit());
    row(rows, "attempts", Optional.of(Integer.toString(task.attempts())));
    row(rows, "model", Optional.of(task.agent() + "/" + task.model()));
    row(
        rows,
        "cost",
        Optional.of(Words.money(task.costUsd()) + ", " + Words.tokens(task.tokens())));
    row(rows, "created", Optional.of(Words.ago(task.created(), now)));
    row(rows, "took", time(task, now).map(Words::duration));
    row(rows, "prompt", task.prompt());
    row(rows, "temporal", task.links().temporalUi());
    return rows;
  }

  /** From its start to its end, or until now. */
  static Optional<Duration> time(TaskView task, Instant now) {
    return task.started().map(started -> Duration.between(started, task.ended().orElse(now)));
  }

  private static void row(List<List<String>> rows, String name, Optional<String> value) {
    value.ifPresent(text -> rows.add(List.of(name, text)));
  }
}

package dev.awo.api.cli;

import dev.awo.api.view.HealthView;
import dev.awo.api.view.TaskView;
import dev.awo.def.task.TaskStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the tasks that were watched.
 *
 * @param seconds wall time
 * @param health of the base branch, by project
 */
record Summary(
    long passed,
    long failed,
    long cancelled,
    BigDecimal costUsd,
    double seconds,
    List<String> branches,
    List<TaskView> tasks,
    Map<String, HealthView> health) {
  Summary {
    branches = List.copyOf(branches);
    tasks = List.copyOf(tasks);
    health = Collections.unmodifiableMap(new LinkedHashMap<>(health));
  }

  static Summary of(List<TaskView> tasks, Duration time, Map<String, HealthView> health) {
    return new Summary(
        count(tasks, TaskStatus.COMPLETED),
        count(tasks, TaskStatus.FAILED) + count(tasks, TaskStatus.REFUSED),
        count(tasks, TaskStatus.CANCELLED),
        tasks.stream().map(TaskView::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add),
        time.toMillis() / 1000.0,
        tasks.stream().flatMap(task -> task.branch().stream()).toList(),
        tasks,
        health);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s passed, %s failed, %s cancelled in %s, %s"
            .formatted(
                Words.count(passed),
                Words.count(failed),
                Words.count(cancelled),
                Words.duration(Duration.ofMillis(Math.round(seconds * 1000))),
                Words.money(costUsd)));
    for (TaskView task : tasks) {
      lines.add(
          "  %s  %s"
              .formatted(task.id(), task.branch().or(task::reason).orElse(task.status().label())));
    }
    health.forEach((project, view) -> lines.add(HealthCheck.line(project, view)));
    return lines;
  }

  /** A red base is told, but is no fault of tasks whose work stands on branches of its own. */
  int exitCode() {
    return passed == tasks.size() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static long count(List<TaskView> tasks, TaskStatus status) {
    return tasks.stream().filter(task -> task.status() == status).count();
  }
}

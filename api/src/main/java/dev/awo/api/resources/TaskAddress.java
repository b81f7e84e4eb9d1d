package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.ledger.Tasks;
import dev.awo.def.TaskKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the task that an address means. */
final class TaskAddress {
  private TaskAddress() {}

  /** The one task with this id, in {@code project} when it is given. */
  static TaskKey of(Tasks tasks, String id, @Nullable String project) {
    List<TaskKey> named =
        tasks.named(id).stream()
            .filter(key -> project == null || key.project().equals(project))
            .toList();
    if (named.isEmpty()) {
      throw Problems.notFound(
          Optional.ofNullable(project)
              .map(name -> "there is no task of this id in this project")
              .orElse("there is no task of this id"));
    }
    if (named.size() > 1) {
      throw Problems.conflict(
          "several projects have a task of this id; add '?project=' with one of "
              + named.stream().map(TaskKey::project).collect(Collectors.joining(", ")));
    }
    return named.getFirst();
  }
}

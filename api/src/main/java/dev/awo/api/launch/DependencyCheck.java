package dev.awo.api.launch;

import dev.awo.api.ledger.Tasks;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.def.TaskKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether what tasks depend on exists, and whether they can ever start. */
final class DependencyCheck {
  private final Tasks tasks;

  DependencyCheck(Tasks tasks) {
    this.tasks = tasks;
  }

  /** What is wrong with a task by itself. */
  List<FieldError> missing(String project, NewTask task) {
    return task.dependsOn().stream()
        .filter(id -> !tasks.isKnown(new TaskKey(project, id)))
        .map(id -> missing(id, project))
        .toList();
  }

  /** What is wrong with tasks that may depend on each other. */
  List<FieldError> of(Map<TaskKey, NewTask> brought) {
    List<FieldError> errors = new ArrayList<>();
    brought.forEach(
        (key, task) ->
            task.dependsOn().stream()
                .map(id -> new TaskKey(key.project(), id))
                .filter(need -> !brought.containsKey(need) && !tasks.isKnown(need))
                .forEach(need -> errors.add(missing(need.task(), need.project()))));
    if (errors.isEmpty()) {
      Map<TaskKey, NewTask> stuck = withoutStartable(brought);
      if (!stuck.isEmpty()) {
        errors.add(
            new FieldError(
                "depends_on",
                "these tasks wait for each other, so that none can start: "
                    + String.join(
                        ", ", stuck.keySet().stream().limit(5).map(TaskKey::task).toList())));
      }
    }
    return errors;
  }

  /** Takes away what can start, and then what can start after that, until nothing changes. */
  private static Map<TaskKey, NewTask> withoutStartable(Map<TaskKey, NewTask> brought) {
    Map<TaskKey, NewTask> left = new LinkedHashMap<>(brought);
    boolean changed = true;
    while (changed) {
      changed =
          left.entrySet()
              .removeIf(
                  entry ->
                      entry.getValue().dependsOn().stream()
                          .map(id -> new TaskKey(entry.getKey().project(), id))
                          .noneMatch(left::containsKey));
    }
    return left;
  }

  private static FieldError missing(String id, String project) {
    return new FieldError("depends_on", "there is no task '" + id + "' in project " + project);
  }
}

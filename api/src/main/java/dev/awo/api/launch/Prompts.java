package dev.awo.api.launch;

import dev.awo.api.view.NewTask;
import dev.awo.def.TaskKey;
import dev.awo.def.spec.Placeholders;
import java.util.LinkedHashMap;
import java.util.Map;

/** A task's prompt with the values of its variables in it. */
final class Prompts {
  private Prompts() {}

  /**
   * Without variables, the prompt as it stands.
   *
   * @throws IllegalArgumentException when a name in it has no value
   */
  static String filled(NewTask task, TaskKey key) {
    if (task.variables().isEmpty()) {
      return task.prompt();
    }
    Map<String, String> values = new LinkedHashMap<>(task.variables());
    values.put("project", key.project());
    values.put("task", key.task());
    values.put("step", key.task());
    return Placeholders.fill(task.prompt(), values);
  }
}

package dev.awo.def.spec;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads {@code tasks/queue.yaml}. */
final class QueueReader {
  static final int MOST_ATTEMPTS = 20;
  static final Duration LONGEST = Duration.ofDays(7);

  private static final Schema TASK =
      Schema.of(
          "a task",
          "id",
          "project",
          "prompt",
          "instruction",
          "template",
          "context_files",
          "variables",
          "verify",
          "agent",
          "model",
          "max_attempts",
          "priority",
          "depends_on",
          "touches",
          "budget_usd",
          "timeout");

  private final Check agents;

  QueueReader(Check agents) {
    this.agents = agents;
  }

  /**
   * The tasks in the order of the file.
   *
   * @param queued ids that a task may depend on though they are not in the file
   */
  List<TaskSpec> read(Value root, Collection<String> queued) {
    List<Value> items = Root.items(root, "tasks").toList();
    Ids ids = new Ids();
    List<TaskSpec> tasks =
        items.stream()
            .flatMap(item -> item.fields(TASK).stream())
            .map(fields -> task(fields, ids))
            .toList();
    new Dependencies(ids, queued).check(items);
    return tasks;
  }

  private TaskSpec task(Fields fields, Ids ids) {
    Instruction instruction = Instruction.of(fields);
    Map<String, String> variables = Variables.read(fields);
    if (!variables.isEmpty()) {
      Variables.check(fields, List.of("prompt", "instruction"), variables::containsKey);
    }
    return new TaskSpec(
        ids.read(fields),
        fields.find("project").flatMap(value -> value.text(Names::id)),
        instruction.prompt(),
        instruction.template(),
        contextFiles(fields),
        variables,
        CommandReader.read(fields, "verify"),
        fields.find("agent").flatMap(value -> value.text(agents)),
        fields.find("model").flatMap(value -> value.text(Names::model)),
        fields.find("max_attempts").flatMap(value -> value.integer(1, MOST_ATTEMPTS)),
        priority(fields),
        fields.texts("depends_on", Names::id),
        globs(fields, "touches"),
        fields.find("budget_usd").flatMap(Value::usd),
        fields.find("timeout").flatMap(value -> value.duration(LONGEST)));
  }

  static int priority(Fields fields) {
    return fields
        .find("priority")
        .flatMap(value -> value.integer(1, 5))
        .orElse(TaskSpec.DEFAULT_PRIORITY);
  }

  static List<String> contextFiles(Fields fields) {
    return fields.texts("context_files", Paths::file).stream().map(Paths::normalised).toList();
  }

  static List<String> globs(Fields fields, String name) {
    return fields.texts(name, Paths::glob).stream().map(Paths::normalised).toList();
  }
}

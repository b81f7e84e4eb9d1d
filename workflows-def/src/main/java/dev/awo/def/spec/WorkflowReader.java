package dev.awo.def.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code workflows/*.yaml}. */
final class WorkflowReader {
  private static final Schema WORKFLOW =
      Schema.of(
          "a workflow",
          "name",
          "description",
          "project",
          "variables",
          "agent",
          "model",
          "max_attempts",
          "verify",
          "budget_usd",
          "timeout",
          "steps");
  private static final Schema STEP =
      Schema.of(
          "a step",
          "id",
          "name",
          "prompt",
          "instruction",
          "template",
          "context_files",
          "variables",
          "verify",
          "agent",
          "model",
          "max_attempts",
          "depends_on");
  private static final Schema VARIABLE =
      Schema.of("a variable", "default", "required", "description");

  private final Check agents;

  WorkflowReader(Check agents) {
    this.agents = agents;
  }

  Optional<WorkflowSpec> read(Value root) {
    return root.fields(WORKFLOW).map(this::workflow);
  }

  private WorkflowSpec workflow(Fields fields) {
    Map<String, VariableSpec> variables = new LinkedHashMap<>();
    fields.find("variables").stream()
        .flatMap(value -> value.named(Names::variable))
        .forEach(named -> variables.put(named.name(), variable(named.value())));
    List<Value> steps = fields.require("steps").stream().flatMap(Value::items).toList();
    fields
        .find("steps")
        .filter(value -> value.node() instanceof YamlNode.Sequence && steps.isEmpty())
        .ifPresent(value -> value.wrong("needs at least one step"));
    Ids ids = new Ids();
    return new WorkflowSpec(
        fields.require("name").flatMap(value -> value.text(Texts::line)).orElse(""),
        fields.find("description").flatMap(value -> value.text(Texts::any)).map(String::strip),
        fields.find("project").flatMap(value -> value.text(Names::id)),
        variables,
        fields.find("agent").flatMap(value -> value.text(agents)),
        fields.find("model").flatMap(value -> value.text(Names::model)),
        fields.find("max_attempts").flatMap(value -> value.integer(1, QueueReader.MOST_ATTEMPTS)),
        CommandReader.read(fields, "verify"),
        fields.find("budget_usd").flatMap(Value::usd),
        fields.find("timeout").flatMap(value -> value.duration(QueueReader.LONGEST)),
        steps.stream()
            .flatMap(item -> item.fields(STEP).stream())
            .map(step -> step(step, ids, variables))
            .toList());
  }

  private StepSpec step(Fields fields, Ids ids, Map<String, VariableSpec> declared) {
    List<Value> dependsOn = fields.items("depends_on").toList();
    dependsOn.forEach(item -> checkEarlier(item, ids));
    Optional<String> name = fields.find("name").flatMap(value -> value.text(Texts::line));
    String id = id(fields, ids);
    Instruction instruction = Instruction.of(fields);
    Map<String, String> variables = Variables.read(fields);
    Variables.check(
        fields,
        List.of("prompt", "instruction", "context_files"),
        used -> variables.containsKey(used) || declared.containsKey(used));
    return new StepSpec(
        id,
        name.orElse(id),
        instruction.prompt(),
        instruction.template(),
        QueueReader.contextFiles(fields),
        variables,
        CommandReader.read(fields, "verify"),
        fields.find("agent").flatMap(value -> value.text(agents)),
        fields.find("model").flatMap(value -> value.text(Names::model)),
        fields.find("max_attempts").flatMap(value -> value.integer(1, QueueReader.MOST_ATTEMPTS)));
  }

  /** The id, or what the name gives when there is none. */
  private static String id(Fields fields, Ids ids) {
    Optional<Value> name = fields.find("name");
    if (fields.find("id").isPresent() || name.isEmpty()) {
      return ids.read(fields);
    }
    return name.filter(value -> value.node() instanceof YamlNode.Scalar)
        .flatMap(
            value ->
                Names.safe(((YamlNode.Scalar) value.node()).text())
                    .or(() -> value.wrong("gives no safe id; add an 'id'"))
                    .map(id -> ids.unique(value, id)))
        .orElse("");
  }

  private static void checkEarlier(Value item, Ids ids) {
    item.text(Names::id)
        .filter(id -> !ids.contains(id))
        .ifPresent(
            id ->
                item.wrong(
                    "there is no step '"
                        + id
                        + "' above this one; steps run in the order of the file"));
  }

  private static VariableSpec variable(Value value) {
    if (!(value.node() instanceof YamlNode.Mapping)) {
      return new VariableSpec(value.written(Texts::any), false, Optional.empty());
    }
    return value
        .fields(VARIABLE)
        .map(WorkflowReader::variable)
        .orElse(new VariableSpec(Optional.empty(), true, Optional.empty()));
  }

  private static VariableSpec variable(Fields fields) {
    Optional<Value> given = fields.find("default");
    boolean required = fields.find("required").flatMap(Value::bool).orElse(given.isEmpty());
    if (required && given.isPresent()) {
      given.get().wrong("a required variable has no default; remove one of the two");
    }
    if (!required && given.isEmpty()) {
      fields.missing("default", "a variable that is not required needs a 'default'");
    }
    return new VariableSpec(
        given.flatMap(value -> value.written(Texts::any)),
        required,
        fields.find("description").flatMap(value -> value.text(Texts::any)).map(String::strip));
  }
}

package dev.awo.def.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Values for {@code {{name}}}, and whether each use has one. */
final class Variables {
  /** Names that always have a value in a prompt. */
  static final List<String> BUILT_IN = List.of("project", "task", "step");

  /** Names that have a value in prompt templates, and whose value nobody else may give. */
  static final List<String> IN_TEMPLATES =
      List.of(
          "project",
          "task",
          "step",
          "instruction",
          "project_summary",
          "context_files",
          "verify_commands",
          "protected_files",
          "findings",
          "previous_answer",
          "findings_files");

  private static final int MOST = 200;

  private Variables() {}

  static Map<String, String> read(Fields fields) {
    Map<String, String> variables = new LinkedHashMap<>();
    fields.find("variables").stream()
        .flatMap(value -> value.named(Names::variable))
        .forEach(
            named ->
                named
                    .value()
                    .written(Texts::any)
                    .ifPresent(text -> variables.put(named.name(), text)));
    if (variables.size() > MOST) {
      fields.missing("variables", "has more than " + MOST + " variables");
    }
    return variables;
  }

  /** Uses of names without a value are problems of the field that uses them. */
  static void check(Fields fields, List<String> names, Predicate<String> isDeclared) {
    names.stream()
        .flatMap(name -> fields.find(name).stream())
        .forEach(value -> check(value, isDeclared));
  }

  private static void check(Value value, Predicate<String> isDeclared) {
    switch (value.node()) {
      case YamlNode.Scalar scalar ->
          Placeholders.names(scalar.text())
              .filter(name -> !BUILT_IN.contains(name) && !isDeclared.test(name))
              .forEach(
                  name ->
                      value.wrong("{{" + name + "}} has no value; declare it under 'variables'"));
      case YamlNode.Sequence list -> value.items().forEach(item -> check(item, isDeclared));
      case YamlNode.Mapping mapping ->
          mapping.entries().forEach(entry -> check(value.below(entry), isDeclared));
    }
  }
}

package dev.awo.def.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Values for {@code {{name}}}, and whether each use has one. */
final class Variables {
  /** Names that always have a value. */
  static final List<String> BUILT_IN =
      List.of("project", "task", "branch", "base", "language", "step", "attempt");

  /** Not {@code ${{ … }}}, which is for a CI system. */
  private static final Pattern USE =
      Pattern.compile("(?<!\\$)\\{\\{\\s{0,8}([A-Za-z_][A-Za-z0-9_.-]{0,62})\\s{0,8}\\}\\}");

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
          USE.matcher(scalar.text())
              .results()
              .map(result -> result.group(1))
              .distinct()
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

package dev.awo.def.spec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of one mapping, those that its schema does not know being problems already. */
final class Fields {
  private final Value whole;
  private final YamlNode.Mapping mapping;

  private Fields(Value whole, YamlNode.Mapping mapping) {
    this.whole = whole;
    this.mapping = mapping;
  }

  /** Empty, and a problem, when the value is no mapping. */
  static Optional<Fields> of(Value value, Schema schema) {
    if (!(value.node() instanceof YamlNode.Mapping mapping)) {
      value.wrong("must be a mapping of 'field: value' lines, but is " + value.node().described());
      return Optional.empty();
    }
    Fields fields = new Fields(value, mapping);
    for (YamlNode.Entry entry : mapping.entries()) {
      schema
          .complaint(entry.key())
          .ifPresent(
              complaint ->
                  value
                      .problems()
                      .add(entry.line(), YamlPath.field(value.path(), entry.key()), complaint));
    }
    return Optional.of(fields);
  }

  /** Of a value that is no mapping. */
  static Fields none(Value value) {
    return new Fields(value, new YamlNode.Mapping(value.node().line(), List.of()));
  }

  Optional<Value> find(String name) {
    return mapping.entries().stream()
        .filter(entry -> entry.key().equals(name))
        .map(whole::below)
        .findFirst();
  }

  /** Absent is a problem. */
  Optional<Value> require(String name) {
    Optional<Value> found = find(name);
    if (found.isEmpty()) {
      missing(name, "'" + name + "' is missing");
    }
    return found;
  }

  void missing(String name, String message) {
    whole.problems().add(whole.node().line(), YamlPath.field(whole.path(), name), message);
  }

  /** The items of a list; none when the field is absent. */
  Stream<Value> items(String name) {
    return find(name).stream().flatMap(Value::items);
  }

  /** A list of texts of one kind; those that are wrong are problems. */
  List<String> texts(String name, Check check) {
    return items(name).flatMap(item -> item.text(check).stream()).toList();
  }
}

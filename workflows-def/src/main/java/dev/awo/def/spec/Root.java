package dev.awo.def.spec;

import java.util.stream.Stream;

/** The top of a document that is one list: under its key, or bare. */
final class Root {
  private Root() {}

  static Stream<Value> items(Value root, String key) {
    if (root.node() instanceof YamlNode.Sequence) {
      return root.items();
    }
    return root.fields(Schema.of("the file", key)).stream()
        .flatMap(fields -> fields.require(key).stream())
        .flatMap(Value::items);
  }
}

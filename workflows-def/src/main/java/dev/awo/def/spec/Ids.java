package dev.awo.def.spec;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ids of a list, each of which may be used once. */
final class Ids {
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  /** The id, or an empty text when it is missing or wrong, which is then a problem. */
  String read(Fields fields) {
    return fields
        .require("id")
        .flatMap(id -> id.text(Names::id).map(text -> unique(id, text)))
        .orElse("");
  }

  String unique(Value value, String id) {
    Integer first = lines.putIfAbsent(id, value.node().line());
    if (first != null) {
      value.wrong(
          "duplicate id '" + id + "': it is already used in line " + first + "; ids are unique");
    }
    return id;
  }

  boolean contains(String id) {
    return lines.containsKey(id);
  }

  Collection<String> all() {
    return Collections.unmodifiableSet(lines.keySet());
  }
}

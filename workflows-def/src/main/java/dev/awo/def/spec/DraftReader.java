package dev.awo.def.spec;

import dev.awo.def.spec.Drafts.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a list of which each item is judged by itself. */
final class DraftReader<T> {
  private final String key;
  private final int most;
  private final Schema schema;
  private final Function<Fields, T> reader;

  /**
   * @param key under which the list stands
   * @param most items beyond this one are refused
   */
  DraftReader(String key, int most, Schema schema, Function<Fields, T> reader) {
    this.key = key;
    this.most = most;
    this.schema = schema;
    this.reader = reader;
  }

  /** Whatever the text contains, there is an answer. */
  Drafts<T> read(String yaml) {
    Problems problems = new Problems();
    try {
      Optional<YamlNode> root = YamlReader.read(yaml, problems);
      if (root.isEmpty()) {
        problems.add(1, "", "there is no YAML in it");
        return new Drafts<>(List.of(), problems.byLine());
      }
      List<Value> items = Root.items(new Value(root.get(), "", problems), key).toList();
      return problems.isEmpty()
          ? new Drafts<>(drafts(items), List.of())
          : new Drafts<>(List.of(), problems.byLine());
    } catch (Problems.TooMany e) {
      return new Drafts<>(List.of(), problems.byLine());
    }
  }

  private List<Draft<T>> drafts(List<Value> items) {
    List<Draft<T>> drafts = new ArrayList<>();
    for (int position = 0; position < items.size(); position++) {
      drafts.add(draft(position, items.get(position)));
    }
    return drafts;
  }

  private Draft<T> draft(int position, Value shared) {
    Problems own = new Problems();
    Value item = new Value(shared.node(), shared.path(), own);
    Optional<Fields> fields = item.fields(schema);
    T value = reader.apply(fields.orElseGet(() -> Fields.none(item)));
    if (position >= most) {
      item.wrong("is one too many: at most " + most + " are allowed");
    }
    return new Draft<>(position, value, own.byLine());
  }
}

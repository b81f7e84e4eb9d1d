package dev.awo.def.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** Whether what tasks depend on exists, and whether they can ever start. */
final class Dependencies {
  private static final int MOST_TOLD = 20;
  private static final int LONGEST_SHOWN = 20;

  private final Ids ids;
  private final Collection<String> queued;

  /** By the id of a task: what it depends on, and where the file says so. */
  private final Map<String, Map<String, Value>> edges = new LinkedHashMap<>();

  private int dangling;
  private int cycles;

  Dependencies(Ids ids, Collection<String> queued) {
    this.ids = ids;
    this.queued = queued;
  }

  void check(List<Value> tasks) {
    tasks.forEach(task -> text(task, "id").filter(ids::contains).ifPresent(id -> add(id, task)));
    Set<String> done = new LinkedHashSet<>();
    edges.keySet().forEach(id -> search(id, done));
  }

  private void add(String id, Value task) {
    Map<String, Value> wanted = edges.computeIfAbsent(id, key -> new LinkedHashMap<>());
    below(task, "depends_on")
        .filter(list -> list.node() instanceof YamlNode.Sequence)
        .ifPresent(list -> list.items().forEach(item -> add(id, item, wanted)));
  }

  private void add(String id, Value item, Map<String, Value> wanted) {
    if (!(item.node() instanceof YamlNode.Scalar scalar) || Names.id(scalar.text()).isPresent()) {
      return;
    }
    String on = scalar.text();
    if (on.equals(id)) {
      item.wrong("task '" + id + "' depends on itself");
    } else if (!ids.contains(on)) {
      if (!queued.contains(on)) {
        String near = dangling++ < MOST_TOLD ? Suggestion.didYouMean(on, ids.all()) : "";
        item.wrong("there is no task '" + on + "' in the queue" + near);
      }
    } else if (wanted.putIfAbsent(on, item) != null) {
      item.wrong("'" + on + "' is listed twice");
    }
  }

  /** Depth first, without recursion; a cycle is told where it closes. */
  private void search(String start, Set<String> done) {
    Deque<Iterator<String>> open = new ArrayDeque<>();
    SequencedSet<String> path = new LinkedHashSet<>();
    open.push(List.of(start).iterator());
    while (!open.isEmpty()) {
      if (!open.peek().hasNext()) {
        open.pop();
        if (!path.isEmpty()) {
          done.add(path.removeLast());
        }
        continue;
      }
      String id = open.peek().next();
      if (path.contains(id)) {
        tell(path, id);
      } else if (!done.contains(id)) {
        path.add(id);
        open.push(wanted(id).keySet().iterator());
      }
    }
  }

  private void tell(SequencedSet<String> path, String back) {
    if (cycles++ >= MOST_TOLD) {
      return;
    }
    List<String> walked = new ArrayList<>(path);
    List<String> cycle = walked.subList(walked.indexOf(back), walked.size());
    List<String> shown = cycle.size() <= LONGEST_SHOWN ? cycle : cycle.subList(0, LONGEST_SHOWN);
    int more = cycle.size() - shown.size();
    String message =
        "dependency cycle: "
            + String.join(" -> ", shown)
            + (more == 0 ? "" : " -> (" + more + " more)")
            + " -> "
            + back;
    Optional.ofNullable(wanted(cycle.getLast()).get(back))
        .ifPresent(closing -> closing.wrong(message));
  }

  private Map<String, Value> wanted(String id) {
    return edges.getOrDefault(id, new LinkedHashMap<>());
  }

  private static Optional<String> text(Value task, String field) {
    return below(task, field)
        .filter(value -> value.node() instanceof YamlNode.Scalar)
        .map(value -> ((YamlNode.Scalar) value.node()).text());
  }

  private static Optional<Value> below(Value task, String field) {
    return task.node() instanceof YamlNode.Mapping mapping
        ? mapping.entries().stream()
            .filter(entry -> entry.key().equals(field))
            .findFirst()
            .map(task::below)
        : Optional.empty();
  }
}

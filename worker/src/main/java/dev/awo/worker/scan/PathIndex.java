package dev.awo.worker.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the entries whose patterns fit a path: {@code a.b} itself, {@code a.*} all under {@code a},
 * {@code *.b} a member of anything, {@code *} everything.
 */
final class PathIndex<T> {
  private final Map<String, List<T>> exact = new HashMap<>();
  private final Map<String, List<T>> under = new HashMap<>();
  private final Map<String, List<T>> members = new HashMap<>();
  private final List<T> everywhere = new ArrayList<>();

  void add(String pattern, T entry) {
    if (pattern.equals("*")) {
      everywhere.add(entry);
    } else if (pattern.startsWith("*.")) {
      put(members, pattern.substring(2), entry);
    } else if (pattern.endsWith(".*")) {
      put(under, pattern.substring(0, pattern.length() - 2), entry);
    } else {
      put(exact, pattern, entry);
    }
  }

  private void put(Map<String, List<T>> map, String key, T entry) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
  }

  List<T> find(String path) {
    List<T> found = new ArrayList<>(exact.getOrDefault(path, List.of()));
    int last = path.lastIndexOf('.');
    found.addAll(members.getOrDefault(path.substring(last + 1), List.of()));
    if (!under.isEmpty()) {
      for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
        found.addAll(under.getOrDefault(path.substring(0, dot), List.of()));
      }
    }
    found.addAll(everywhere);
    return found;
  }
}

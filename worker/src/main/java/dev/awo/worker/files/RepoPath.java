package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.List;

/** A relative path that the policy has passed, by its names. */
record RepoPath(List<String> names) {
  RepoPath {
    names = List.copyOf(names);
  }

  static RepoPath of(String path) {
    return new RepoPath(split(path));
  }

  /** The parts between the slashes, empty ones included. */
  static List<String> split(String path) {
    List<String> names = new ArrayList<>();
    int from = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
      names.add(path.substring(from, slash));
      from = slash + 1;
    }
    names.add(path.substring(from));
    return names;
  }

  List<String> directories() {
    return names.subList(0, names.size() - 1);
  }

  String fileName() {
    return names.get(names.size() - 1);
  }

  String text() {
    return String.join("/", names);
  }
}

package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All the paths of one answer, to find those that cannot stand beside each other. */
final class PathSet {
  private final Map<String, String> spellings = new HashMap<>();
  private final Set<String> directories = new HashSet<>();

  void add(String path) {
    List<String> names = RepoPath.split(path);
    for (int depth = 1; depth < names.size(); depth++) {
      directories.add(String.join("/", names.subList(0, depth)));
    }
  }

  /** Why the path cannot be written beside the ones checked before it. */
  Optional<Rejection> check(String path) {
    if (directories.contains(path)) {
      return Optional.of(
          new Rejection(
              path, Reason.IS_DIRECTORY, "the same answer uses this path as a directory"));
    }
    List<String> names = RepoPath.split(path);
    List<String> folded = new ArrayList<>();
    for (int depth = 1; depth <= names.size(); depth++) {
      folded.add(PathFold.fold(names.get(depth - 1)));
      String spelled = String.join("/", names.subList(0, depth));
      String first = spellings.computeIfAbsent(String.join("/", folded), key -> spelled);
      if (!first.equals(spelled)) {
        return Optional.of(
            new Rejection(
                path,
                Reason.CASE_COLLISION,
                "it differs only in case or composition from " + first + " in the same answer"));
      }
    }
    return Optional.empty();
  }
}

package dev.awo.def.spec;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is wrong with one document, gathered while it is read. */
final class Problems {
  /** A reader of more than this many has lost the thread; the file is at most a mebibyte. */
  static final int MOST = 500;

  private final Set<Problem> found = new LinkedHashSet<>();
  private int leftOut;

  void add(int line, String path, String message) {
    Problem problem = new Problem(line, path, message);
    if (found.size() < MOST) {
      found.add(problem);
    } else if (!found.contains(problem)) {
      leftOut++;
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  <T> Read<T> result(T value) {
    return isEmpty() ? new Read.Valid<>(value) : new Read.Invalid<>(byLine());
  }

  List<Problem> byLine() {
    List<Problem> sorted = found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
    if (leftOut == 0) {
      return sorted;
    }
    String message = leftOut + " more problems are not shown";
    return Stream.concat(
            sorted.stream(), Stream.of(new Problem(sorted.getLast().line(), "", message)))
        .toList();
  }
}

package dev.awo.def.spec;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with one document, gathered while it is read. */
final class Problems {
  /** A reader of more than this many has lost the thread. */
  static final int MOST = 500;

  private final Set<Problem> found = new LinkedHashSet<>();

  /** Ends the reading of a document, so that what it costs to find problems is bounded. */
  static final class TooMany extends RuntimeException {
    TooMany() {
      super("more than " + MOST + " problems", null, false, false);
    }
  }

  void add(int line, String path, String message) {
    found.add(new Problem(line, path, message));
    if (found.size() == MOST) {
      found.add(new Problem(line, "", "reading ends here after " + MOST + " problems"));
      throw new TooMany();
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  <T> Read<T> result(T value) {
    return isEmpty() ? new Read.Valid<>(value) : new Read.Invalid<>(byLine());
  }

  List<Problem> byLine() {
    return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }
}

package dev.awo.def.spec;

import java.util.List;

/** What reading a document gave: its value, or everything that is wrong with it. */
public sealed interface Read<T> {
  /** The document is sound. */
  record Valid<T>(T value) implements Read<T> {}

  /**
   * The document is refused. The problems are in the order of their lines; there is at least one.
   */
  record Invalid<T>(List<Problem> problems) implements Read<T> {
    public Invalid {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("an invalid document has at least one problem");
      }
    }

    /** What is wrong with {@code file}, in one line: its first problem, and how many more. */
    public String words(String file) {
      Problem first = problems.getFirst();
      int more = problems.size() - 1;
      return file
          + " line "
          + first.line()
          + ": "
          + (first.path().isEmpty() ? "" : first.path() + " ")
          + first.message()
          + (more == 0 ? "" : " (and " + more + " more: run 'awo validate')");
    }
  }
}

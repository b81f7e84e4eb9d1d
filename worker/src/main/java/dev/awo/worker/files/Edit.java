package dev.awo.worker.files;

import java.util.List;
import java.util.Optional;

/** One thing the answer wants done, as it was spelled. */
sealed interface Edit {
  String path();

  /** The whole file: its lines, joined by line feeds, and one at the end. */
  record Whole(String path, List<String> lines) implements Edit {}

  /** One SEARCH/REPLACE block; both sides are whole lines. */
  record Replace(String path, List<String> search, List<String> replace) implements Edit {}

  /**
   * One file of a unified diff.
   *
   * @param source where a renamed or copied file comes from
   * @param mode the new mode in octal, when the diff names one
   */
  record Patch(
      String path, Kind kind, Optional<String> source, Optional<String> mode, List<Hunk> hunks)
      implements Edit {
    /** What the diff's headers say happens to the file. */
    enum Kind {
      CHANGE,
      CREATE,
      DELETE,
      RENAME,
      COPY
    }
  }

  /**
   * One hunk.
   *
   * @param oldStart the first line it claims to change, from 1; empty when its header has no
   *     readable numbers
   * @param ending what the hunk says about the new file's last line
   */
  record Hunk(Optional<Integer> oldStart, List<Line> lines, Ending ending) {
    /** A line with its mark: blank, {@code -} or {@code +}. */
    record Line(char mark, String text) {}

    /** Read from {@code \ No newline at end of file}. */
    enum Ending {
      AS_BEFORE,
      NO_NEWLINE,
      NEWLINE
    }

    List<String> before() {
      return lines.stream().filter(line -> line.mark() != '+').map(Line::text).toList();
    }
  }
}

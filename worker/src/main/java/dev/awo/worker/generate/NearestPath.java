package dev.awo.worker.generate;

import dev.awo.worker.generate.RepositoryFiles.Entry;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The path that a misspelt one was probably meant to be. */
final class NearestPath {
  private static final int LONGEST = 300;

  private NearestPath() {}

  /** A file of the same name elsewhere, else the one that takes the fewest changes to spell. */
  static Optional<String> to(String path, RepositoryFiles files) {
    if (path.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = path.toLowerCase(Locale.ROOT);
    String name = wanted.substring(wanted.lastIndexOf('/') + 1);
    return files.entries().stream()
        .filter(entry -> entry.path().length() <= LONGEST)
        .map(entry -> new Candidate(entry.path(), distance(wanted, name, entry)))
        .filter(candidate -> candidate.distance() <= Math.max(2, name.length() / 3))
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::path))
        .map(Candidate::path);
  }

  private record Candidate(String path, int distance) {}

  private static int distance(String wanted, String name, Entry entry) {
    int ofNames = edits(name, entry.name().toLowerCase(Locale.ROOT));
    return Math.min(ofNames, edits(wanted, entry.path().toLowerCase(Locale.ROOT)));
  }

  /** Insertions, deletions and replacements that turn one into the other (Levenshtein). */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

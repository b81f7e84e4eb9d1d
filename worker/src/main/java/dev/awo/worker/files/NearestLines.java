package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * Says which lines of a file come nearest to the ones looked for; a help for the model, never a
 * match.
 */
final class NearestLines {
  private static final int LINES_AROUND = 3;
  private static final int LONGEST_LINE = 200;

  private NearestLines() {}

  /** A continuation of the sentence that says what was not found. */
  static String describe(List<String> file, List<String> wanted, MatchBudget budget) {
    if (!budget.explain()) {
      return "";
    }
    return nearest(file, wanted)
        .map(place -> "; the nearest lines are:\n" + around(file, place))
        .orElse(", nor are lines like it");
  }

  private static Optional<Integer> nearest(List<String> file, List<String> wanted) {
    Map<String, Integer> byText = new HashMap<>();
    for (int i = 0; i < file.size(); i++) {
      byText.putIfAbsent(file.get(i).strip(), i);
    }
    List<String> telling =
        wanted.stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    Optional<Integer> same =
        telling.stream().filter(byText::containsKey).map(byText::get).findFirst();
    return same.or(() -> telling.stream().findFirst().flatMap(line -> mostWordsShared(file, line)));
  }

  private static Optional<Integer> mostWordsShared(List<String> file, String line) {
    Set<String> words = words(line);
    int best = -1;
    long most = 0;
    for (int i = 0; i < file.size(); i++) {
      long shared = words(file.get(i)).stream().filter(words::contains).count();
      if (shared > most) {
        most = shared;
        best = i;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(best);
  }

  private static Set<String> words(String line) {
    Set<String> words = new HashSet<>();
    StringTokenizer tokens = new StringTokenizer(line, " \t.,;:()[]{}<>=+-*/&|!?\"'`");
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    return words;
  }

  private static String around(List<String> file, int place) {
    List<String> shown = new ArrayList<>();
    int last = Math.min(file.size() - 1, place + LINES_AROUND);
    for (int i = Math.max(0, place - 1); i <= last; i++) {
      String line = file.get(i);
      shown.add((i + 1) + ": " + line.substring(0, Math.min(LONGEST_LINE, line.length())));
    }
    return String.join("\n", shown);
  }
}

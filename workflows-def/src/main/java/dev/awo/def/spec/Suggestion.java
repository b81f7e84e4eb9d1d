package dev.awo.def.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a misspelt one was probably meant to be. */
final class Suggestion {
  private static final int LONGEST = 64;

  private Suggestion() {}

  static Optional<String> nearest(String name, Collection<String> known) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return Optional.empty();
    }
    String folded = fold(name);
    String synonym = synonym(folded);
    if (known.contains(synonym)) {
      return Optional.of(synonym);
    }
    return known.stream()
        .filter(candidate -> isNear(folded, fold(candidate)))
        .min(Comparator.comparingInt(candidate -> distance(folded, fold(candidate))));
  }

  /** {@code ; did you mean 'x'?}, or nothing. */
  static String didYouMean(String name, Collection<String> known) {
    return nearest(name, known).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  /** Our name for what other tools call a field. */
  private static String synonym(String folded) {
    return switch (folded) {
      case "attempts", "retries", "maxretries" -> "max_attempts";
      case "budget", "maxcost", "maxcostusd" -> "budget_usd";
      case "cmd", "command", "script" -> "run";
      case "context", "files" -> "context_files";
      case "after", "needs", "dependencies" -> "depends_on";
      case "provider" -> "agent";
      case "description", "goal" -> "prompt";
      case "vars", "with", "inputs" -> "variables";
      case "reason", "why" -> "rationale";
      case "paths" -> "touches";
      default -> folded;
    };
  }

  private static boolean isNear(String name, String candidate) {
    int length = Math.max(name.length(), candidate.length());
    boolean extended =
        Math.min(name.length(), candidate.length()) >= 5
            && (name.startsWith(candidate) || candidate.startsWith(name));
    int most = Math.min(3, Math.max(1, length / 3));
    return extended
        || (Math.abs(name.length() - candidate.length()) <= most
            && distance(name, candidate) <= most);
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /** Insertions, deletions, replacements and swaps of neighbours that turn one into the other. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}

package dev.awo.worker.files;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rejects a whole file that keeps less than a third of one with 40 lines or more: the rest was most
 * likely left out. Lines that the same answer brings into other files have only moved. Blocks and
 * diffs spell out what they remove, so they may remove it.
 */
final class Shrinkage {
  private static final int LONG_FILE = 40;
  private static final int KEPT_SHARE = 3;

  private final Set<String> elsewhere;

  /**
   * @param edits all that the answer writes
   */
  Shrinkage(List<Edit> edits) {
    this.elsewhere = new HashSet<>();
    for (Edit edit : edits) {
      switch (edit) {
        case Edit.Whole whole -> elsewhere.addAll(whole.lines());
        case Edit.Replace replace -> elsewhere.addAll(replace.replace());
        case Edit.Patch patch ->
            patch.hunks().stream()
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> line.mark() == '+')
                .forEach(line -> elsewhere.add(line.text()));
      }
    }
  }

  Optional<Rejection> check(String path, List<String> before, List<String> after) {
    if (before.size() < LONG_FILE || after.size() * KEPT_SHARE >= before.size()) {
      return Optional.empty();
    }
    Set<String> here = new HashSet<>(after);
    long moved =
        before.stream()
            .filter(line -> isTelling(line) && !here.contains(line) && elsewhere.contains(line))
            .count();
    if ((after.size() + moved) * KEPT_SHARE >= before.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rejection(
            path,
            Reason.ELIDED_CONTENT,
            "the file would shrink from %d lines to %d; send all of it, or remove lines with SEARCH/REPLACE"
                .formatted(before.size(), after.size())));
  }

  private static boolean isTelling(String line) {
    return line.chars().anyMatch(Character::isLetterOrDigit);
  }
}

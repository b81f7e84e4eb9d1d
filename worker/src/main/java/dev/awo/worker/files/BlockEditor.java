package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Applies a SEARCH/REPLACE block. SEARCH must stand once in the file, line for line; blanks at line
 * ends may differ if nothing matches exactly. Where SEARCH is gone and REPLACE stands once instead,
 * the edit has been made already, and nothing changes.
 */
final class BlockEditor {
  private static final int SHOWN_PLACES = 5;

  private BlockEditor() {}

  /**
   * @param exists whether there was a file before the answer
   */
  static EditResult apply(TextFile file, Edit.Replace edit, boolean exists, MatchBudget budget) {
    boolean empty = edit.search().stream().allMatch(String::isBlank);
    if (empty && file.lines().isEmpty()) {
      return new EditResult.Edited(file.withLines(file.lined(edit.replace()), true));
    }
    if (!exists && file.lines().isEmpty()) {
      return new EditResult.Refused(
          Reason.SEARCH_NOT_FOUND, "the file does not exist; leave SEARCH empty to create it");
    }
    if (edit.search().isEmpty()) {
      return new EditResult.Refused(
          Reason.SEARCH_AMBIGUOUS,
          "an empty SEARCH is for new and empty files only; quote the lines to replace");
    }
    List<String> texts = file.texts();
    List<Integer> places = places(texts, edit.search());
    if (places.size() > 1) {
      return new EditResult.Refused(Reason.SEARCH_AMBIGUOUS, ambiguous(places));
    }
    if (places.size() == 1) {
      return new EditResult.Edited(spliced(file, places.get(0), edit));
    }
    return isDone(texts, edit.replace())
        ? new EditResult.Edited(file)
        : new EditResult.Refused(
            Reason.SEARCH_NOT_FOUND,
            "SEARCH is not in the file" + NearestLines.describe(texts, edit.search(), budget));
  }

  /** Where the lines stand: exactly, or else but for blanks at their ends. */
  static List<Integer> places(List<String> texts, List<String> wanted) {
    List<Integer> exact = LineSearch.find(texts, wanted);
    return exact.isEmpty() ? LineSearch.find(trimmed(texts), trimmed(wanted)) : exact;
  }

  private static List<String> trimmed(List<String> lines) {
    return lines.stream().map(String::stripTrailing).toList();
  }

  private static boolean isDone(List<String> texts, List<String> replace) {
    boolean telling =
        replace.stream().anyMatch(line -> line.chars().anyMatch(Character::isLetterOrDigit));
    return telling && LineSearch.find(texts, replace).size() == 1;
  }

  private static TextFile spliced(TextFile file, int place, Edit.Replace edit) {
    List<TextFile.Line> lines = new ArrayList<>(file.lines().subList(0, place));
    lines.addAll(file.lined(edit.replace()));
    lines.addAll(file.lines().subList(place + edit.search().size(), file.lines().size()));
    return file.withLines(lines, file.finalNewline());
  }

  private static String ambiguous(List<Integer> places) {
    String numbers =
        places.stream()
            .limit(SHOWN_PLACES)
            .map(place -> Integer.toString(place + 1))
            .collect(Collectors.joining(", "));
    return "SEARCH stands in the file %d times (lines %s%s); quote more lines around the right place"
        .formatted(places.size(), numbers, places.size() > SHOWN_PLACES ? ", ..." : "");
  }
}

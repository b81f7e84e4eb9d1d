package dev.awo.worker.files;

import dev.awo.worker.files.Edit.Hunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies the hunks of a diff. A hunk goes where its context stands, at any offset; its line
 * numbers only choose between several such places. Nothing is applied with a part of the context
 * missing.
 */
final class DiffEditor {
  private final MatchBudget budget;
  private TextFile file;
  private int floor;
  private int shift;

  private DiffEditor(TextFile file, MatchBudget budget) {
    this.file = file;
    this.budget = budget;
  }

  static EditResult apply(TextFile file, List<Hunk> hunks, MatchBudget budget) {
    DiffEditor editor = new DiffEditor(file, budget);
    for (Hunk hunk : hunks) {
      Optional<EditResult> refused = editor.apply(hunk);
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    return new EditResult.Edited(editor.file);
  }

  private Optional<EditResult> apply(Hunk hunk) {
    List<String> before = hunk.before();
    if (before.isEmpty()) {
      if (!file.lines().isEmpty()) {
        return refused("a hunk adds lines without any context to place them by");
      }
      change(hunk, 0);
      return Optional.empty();
    }
    List<String> texts = file.texts();
    List<Integer> places = BlockEditor.places(texts, before);
    if (places.isEmpty()) {
      return refused(
          "a hunk's context is not in the file" + NearestLines.describe(texts, before, budget));
    }
    Optional<Integer> place = choose(places, hunk);
    place.ifPresent(found -> change(hunk, found));
    return place.isPresent()
        ? Optional.empty()
        : refused(
            "a hunk's context stands in the file %d times; give it more lines"
                .formatted(places.size()));
  }

  private Optional<Integer> choose(List<Integer> places, Hunk hunk) {
    if (places.size() == 1) {
      return Optional.of(places.get(0));
    }
    Optional<Integer> claimed =
        hunk.oldStart().map(start -> start - 1 + shift).filter(places::contains);
    List<Integer> later = places.stream().filter(place -> place >= floor).toList();
    return claimed.or(() -> later.size() == 1 ? Optional.of(later.get(0)) : Optional.empty());
  }

  private void change(Hunk hunk, int place) {
    List<TextFile.Line> lines = new ArrayList<>(file.lines().subList(0, place));
    boolean carriage = file.usesCarriage();
    int old = place;
    for (Hunk.Line line : hunk.lines()) {
      switch (line.mark()) {
        case '+' -> lines.add(new TextFile.Line(line.text(), carriage));
        case '-' -> old++;
        default -> lines.add(file.lines().get(old++));
      }
    }
    boolean atEnd = old == file.lines().size();
    int after = lines.size();
    shift += after - old;
    floor = after;
    lines.addAll(file.lines().subList(old, file.lines().size()));
    file = file.withLines(lines, atEnd ? finalNewline(hunk) : file.finalNewline());
  }

  private boolean finalNewline(Hunk hunk) {
    return switch (hunk.ending()) {
      case AS_BEFORE -> file.finalNewline();
      case NEWLINE -> true;
      case NO_NEWLINE -> false;
    };
  }

  private static Optional<EditResult> refused(String detail) {
    return Optional.of(new EditResult.Refused(Reason.DIFF_NOT_APPLICABLE, detail));
  }
}

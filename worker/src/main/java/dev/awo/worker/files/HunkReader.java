package dev.awo.worker.files;

import dev.awo.worker.files.Edit.Hunk;
import dev.awo.worker.files.Edit.Hunk.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one hunk. Its counts decide where it ends; models miscount, so when they do not fit, its
 * lines do.
 */
final class HunkReader {
  private static final String MARK = "@@";
  private static final Pattern HEADER =
      Pattern.compile("@@ -(\\d{1,9})(?:,(\\d{1,9}))? \\+\\d{1,9}(?:,(\\d{1,9}))? @@.*");

  private final List<String> lines;
  private final boolean fenced;

  /**
   * @param fenced true when the lines are a diff and nothing else; false when prose may follow
   */
  HunkReader(List<String> lines, boolean fenced) {
    this.lines = lines;
    this.fenced = fenced;
  }

  /** The hunk, or what is wrong with it; and the index of the line after it. */
  record Read(Optional<Hunk> hunk, String problem, int next) {}

  static boolean isHeader(String line) {
    return line.startsWith(MARK);
  }

  Read read(int at) {
    Matcher header = HEADER.matcher(lines.get(at));
    boolean numbered = header.matches();
    Optional<Integer> start =
        numbered ? Optional.of(Integer.parseInt(header.group(1))) : Optional.empty();
    int end = numbered ? endByCounts(at + 1, count(header.group(2)), count(header.group(3))) : -1;
    if (end < 0) {
      end = endByLines(at + 1);
    }
    return hunk(at + 1, end, start);
  }

  private static int count(@Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  private int endByCounts(int from, int oldCount, int newCount) {
    int oldLeft = oldCount;
    int newLeft = newCount;
    int at = from;
    while (at < lines.size() && (oldLeft > 0 || newLeft > 0)) {
      char mark = mark(lines.get(at));
      oldLeft -= mark == ' ' || mark == '-' ? 1 : 0;
      newLeft -= mark == ' ' || mark == '+' ? 1 : 0;
      if (mark == '?' || oldLeft < 0 || newLeft < 0) {
        return -1;
      }
      at++;
    }
    while (at < lines.size() && mark(lines.get(at)) == '\\') {
      at++;
    }
    return oldLeft == 0 && newLeft == 0 && mayEndAt(at) ? at : -1;
  }

  private boolean mayEndAt(int at) {
    if (at == lines.size() || isBoundary(at) || lines.get(at).isEmpty()) {
      return true;
    }
    return !fenced && mark(lines.get(at)) == '?';
  }

  private int endByLines(int from) {
    int at = from;
    while (at < lines.size() && !isBoundary(at) && (fenced || mark(lines.get(at)) != '?')) {
      at++;
    }
    while (at > from && lines.get(at - 1).isEmpty()) {
      at--;
    }
    return at;
  }

  private boolean isBoundary(int at) {
    return isHeader(lines.get(at)) || DiffHeader.startsAt(lines, at, false);
  }

  private static char mark(String line) {
    if (line.isEmpty()) {
      return ' ';
    }
    char first = line.charAt(0);
    return first == ' ' || first == '+' || first == '-' || first == '\\' ? first : '?';
  }

  private Read hunk(int from, int end, Optional<Integer> start) {
    List<Hunk.Line> read = new ArrayList<>();
    Ending ending = Ending.AS_BEFORE;
    char last = ' ';
    for (String line : lines.subList(from, end)) {
      char mark = mark(line);
      if (mark == '?') {
        return new Read(
            Optional.empty(),
            "a line of a hunk starts with none of blank, '+' and '-': " + line,
            end);
      }
      if (mark == '\\') {
        ending = last == '-' ? Ending.NEWLINE : Ending.NO_NEWLINE;
        continue;
      }
      last = mark;
      read.add(new Hunk.Line(mark, line.isEmpty() ? "" : line.substring(1)));
    }
    boolean changes =
        read.stream().anyMatch(line -> line.mark() != ' ') || ending != Ending.AS_BEFORE;
    return changes
        ? new Read(Optional.of(new Hunk(start, List.copyOf(read), ending)), "", end)
        : new Read(Optional.empty(), "a hunk adds and removes nothing", end);
  }
}

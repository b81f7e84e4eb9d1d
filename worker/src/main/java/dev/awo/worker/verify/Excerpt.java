package dev.awo.worker.verify;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The part of a command's output that a model needs: the end, which has the summary, the beginning,
 * and of what lies between the lines that look like errors, first ones first, since later errors
 * tend to follow from them. Cuts are stated.
 */
final class Excerpt {
  static final int MOST_CHARACTERS = 16 * 1024;
  private static final int FOR_THE_END = MOST_CHARACTERS * 7 / 16;
  private static final int FOR_THE_BEGINNING = MOST_CHARACTERS / 8;
  private static final int LONGEST_LINE = 400;

  /** What a note on lines left out costs. */
  private static final int NOTE = 36;

  private static final int CONTEXT = 2;

  private static final Pattern ERROR =
      Pattern.compile(
          "error|fail|exception|panic|traceback|assert|expected|undefined|unresolved|not found"
              + "|cannot|can't|undeclared|mismatch|not ok|fatal|^E  ",
          Pattern.CASE_INSENSITIVE);

  private final List<String> lines;
  private final BitSet kept = new BitSet();

  private Excerpt(List<String> lines) {
    this.lines = lines;
  }

  static String of(String output) {
    String text = output.strip();
    if (text.length() <= MOST_CHARACTERS
        && text.lines().allMatch(l -> l.length() <= LONGEST_LINE)) {
      return text;
    }
    Excerpt excerpt = new Excerpt(text.lines().map(Excerpt::shortened).toList());
    excerpt.choose();
    return excerpt.text();
  }

  private void choose() {
    int room = MOST_CHARACTERS - 4 * NOTE;
    int used = keepFromEnd(Math.min(FOR_THE_END, room));
    used += keepFrom(0, FOR_THE_BEGINNING);
    for (int i = 0; i < lines.size() && used < room; i++) {
      if (!kept.get(i) && ERROR.matcher(lines.get(i)).find()) {
        used += keepAround(i, room - used);
      }
    }
    keepFrom(0, room - used);
  }

  private int keepFromEnd(int room) {
    int used = 0;
    for (int i = lines.size() - 1; i >= 0 && used + cost(i) <= room; i--) {
      used += cost(i);
      kept.set(i);
    }
    return used;
  }

  private int keepFrom(int start, int room) {
    int used = 0;
    for (int i = start; i < lines.size() && used + cost(i) <= room; i++) {
      used += cost(i);
      kept.set(i);
    }
    return used;
  }

  private int keepAround(int line, int room) {
    int used = NOTE;
    int last = Math.min(lines.size() - 1, line + CONTEXT);
    for (int i = Math.max(0, line - 1); i <= last; i++) {
      if (!kept.get(i) && used + cost(i) <= room) {
        used += cost(i);
        kept.set(i);
      }
    }
    return used;
  }

  private int cost(int line) {
    return kept.get(line) ? 0 : lines.get(line).length() + 1;
  }

  private String text() {
    List<String> parts = new ArrayList<>();
    int next = 0;
    for (int line = kept.nextSetBit(0); line >= 0; line = kept.nextSetBit(line + 1)) {
      noteGap(parts, line - next);
      parts.add(lines.get(line));
      next = line + 1;
    }
    noteGap(parts, lines.size() - next);
    return String.join("\n", parts);
  }

  private static void noteGap(List<String> parts, int left) {
    if (left > 0) {
      parts.add(String.format(Locale.ROOT, "[... %,d lines left out ...]", left));
    }
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST_LINE
        ? line
        : line.substring(0, LONGEST_LINE)
            + String.format(Locale.ROOT, " [... %,d more]", line.length() - LONGEST_LINE);
  }
}

package dev.awo.worker.secrets;

import java.util.ArrayList;
import java.util.List;

/** The parts of a text worth matching: around each keyword, merged so that none is read twice. */
final class Windows {
  private static final int BEFORE = 200;
  private static final int AFTER = 1_000;

  /** A part of the text, {@code end} exclusive. */
  record Window(int start, int end) {}

  private Windows() {}

  /**
   * @param lower the text, lower-cased
   */
  static List<Window> around(List<String> keywords, String lower) {
    List<Window> found = new ArrayList<>();
    for (String keyword : keywords) {
      int at = lower.indexOf(keyword);
      while (at >= 0) {
        Window window = around(at, lower);
        found.add(window);
        at = lower.indexOf(keyword, Math.max(at + 1, window.end - AFTER / 2));
      }
    }
    return merged(found);
  }

  private static Window around(int at, String lower) {
    int start = at;
    while (start > 0 && at - start < BEFORE && lower.charAt(start - 1) != '\n') {
      start--;
    }
    return new Window(start, Math.min(lower.length(), at + AFTER));
  }

  private static List<Window> merged(List<Window> windows) {
    List<Window> sorted = windows.stream().sorted((a, b) -> a.start - b.start).toList();
    List<Window> result = new ArrayList<>();
    for (Window next : sorted) {
      if (!result.isEmpty() && next.start <= result.getLast().end) {
        Window last = result.removeLast();
        result.add(new Window(last.start, Math.max(last.end, next.end)));
      } else {
        result.add(next);
      }
    }
    return result;
  }
}

package dev.awo.worker.scan;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text, by offset and by number from 1. */
final class Lines {
  private final String text;
  private final List<Integer> starts = new ArrayList<>(List.of(0));

  Lines(String text) {
    this.text = text;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      starts.add(i + 1);
    }
  }

  int lineOf(int offset) {
    int low = 0;
    int high = starts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (starts.get(middle) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low + 1;
  }

  /** The text of a line without blanks around it; "" past the end. */
  String text(int line) {
    if (line < 1 || line > starts.size()) {
      return "";
    }
    int start = starts.get(line - 1);
    int end = line < starts.size() ? starts.get(line) : text.length();
    return text.substring(start, end).strip();
  }
}

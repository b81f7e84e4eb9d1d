package dev.awo.worker.files;

import java.util.List;

/** Tells whether a text breaks off inside a long string or a comment, where a fence is content. */
final class OpenText {
  private static final List<String> QUOTES = List.of("\"\"\"", "'''", "`");

  private OpenText() {}

  /** Counts marks only, so it is a hint and no proof. */
  static boolean endsInside(List<String> lines) {
    boolean openQuote =
        QUOTES.stream()
            .anyMatch(quote -> lines.stream().mapToLong(line -> count(line, quote)).sum() % 2 == 1);
    long opened = lines.stream().mapToLong(line -> count(line, "/*")).sum();
    long closed = lines.stream().mapToLong(line -> count(line, "*/")).sum();
    return openQuote || opened > closed;
  }

  private static long count(String line, String mark) {
    long count = 0;
    for (int at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + mark.length())) {
      count++;
    }
    return count;
  }
}

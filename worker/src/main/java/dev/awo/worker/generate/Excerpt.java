package dev.awo.worker.generate;

/** Cuts long text to its head and tail, by whole lines, and says what is left out. */
final class Excerpt {
  /** The end of a command's output says more than its beginning. */
  private static final double HEAD = 0.4;

  private Excerpt() {}

  static String of(String text, int tokens) {
    int whole = Tokens.in(text);
    if (whole <= tokens) {
      return text;
    }
    int room = (int) ((long) text.length() * Math.max(0, tokens) / whole);
    int head = lineEnd(text, (int) (room * HEAD));
    int tail = lineStart(text, text.length() - (room - head));
    long lines = text.substring(head, tail).lines().count();
    return text.substring(0, head)
        + "[... "
        + lines
        + " lines left out ...]\n"
        + text.substring(tail);
  }

  private static int lineEnd(String text, int at) {
    int end = text.lastIndexOf('\n', at);
    return end < 0 ? at : end + 1;
  }

  private static int lineStart(String text, int at) {
    int start = text.indexOf('\n', at);
    return start < 0 ? at : start + 1;
  }
}

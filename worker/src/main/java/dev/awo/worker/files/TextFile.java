package dev.awo.worker.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file as lines, with what an edit must keep: the byte order mark, each line's end, and whether
 * the last line has one.
 *
 * @param finalNewline true for an empty file, so that the first lines put into it are ended
 */
record TextFile(boolean mark, List<Line> lines, boolean finalNewline) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** A file that is not there yet. */
  static final TextFile EMPTY = new TextFile(false, List.of(), true);

  /** A line and whether CR LF ends it. */
  record Line(String text, boolean carriage) {}

  /** Reads a file; empty when it is no valid UTF-8. */
  static Optional<TextFile> decode(byte[] bytes) {
    try {
      return Optional.of(
          of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static TextFile of(String text) {
    boolean mark = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    List<Line> lines = new ArrayList<>();
    int from = mark ? 1 : 0;
    while (from < text.length()) {
      int feed = text.indexOf('\n', from);
      int end = feed < 0 ? text.length() : feed;
      boolean carriage = feed > from && text.charAt(feed - 1) == '\r';
      lines.add(new Line(text.substring(from, carriage ? end - 1 : end), carriage));
      from = end + 1;
    }
    return new TextFile(mark, List.copyOf(lines), lines.isEmpty() || text.endsWith("\n"));
  }

  /**
   * New text in this file's manner: every line ended as most of its lines are, and a byte order
   * mark if it had one.
   */
  TextFile rewritten(List<String> texts) {
    return new TextFile(mark, lined(texts), true);
  }

  /** The lines as they would stand in this file. */
  List<Line> lined(List<String> texts) {
    boolean carriage = usesCarriage();
    return texts.stream().map(text -> new Line(text, carriage)).toList();
  }

  /** True when more of its lines end in CR LF than do not. */
  boolean usesCarriage() {
    long ended = finalNewline ? lines.size() : Math.max(0, lines.size() - 1);
    long carriages = lines.stream().filter(Line::carriage).count();
    return carriages * 2 > ended;
  }

  TextFile withLines(List<Line> next, boolean nextFinalNewline) {
    return new TextFile(mark, List.copyOf(next), next.isEmpty() || nextFinalNewline);
  }

  List<String> texts() {
    List<String> texts = new ArrayList<>(lines.size());
    for (Line line : lines) {
      texts.add(line.text());
    }
    return texts;
  }

  byte[] encode() {
    StringBuilder text = new StringBuilder();
    if (mark) {
      text.append(BYTE_ORDER_MARK);
    }
    for (int i = 0; i < lines.size(); i++) {
      text.append(lines.get(i).text());
      boolean ended = i < lines.size() - 1 || finalNewline;
      if (ended) {
        text.append(lines.get(i).carriage() ? "\r\n" : "\n");
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}

package dev.awo.worker.files;

import java.util.Optional;
import java.util.Set;

/**
 * The opening line of a code fence, by CommonMark's rules; deeper indents are taken too, since
 * fences stand in lists.
 *
 * @param mark the backtick or the tilde
 * @param length how many of them; only as many or more of the same kind close the fence
 * @param indent how many blanks stand before them; as many are taken from each line inside
 */
record Fence(char mark, int length, int indent, FenceInfo info) {
  private static final int SHORTEST = 3;
  private static final int DEEPER = 3;
  private static final Set<String> DIFF_LANGS = Set.of("diff", "patch", "udiff");

  static Optional<Fence> opens(String line) {
    int indent = TextLines.countLeadingSpaces(line);
    int length = run(line, indent);
    if (length < SHORTEST) {
      return Optional.empty();
    }
    char mark = line.charAt(indent);
    String info = line.substring(indent + length).strip();
    if (mark == '`' && info.indexOf('`') >= 0) {
      return Optional.empty();
    }
    return Optional.of(new Fence(mark, length, indent, FenceInfo.parse(info)));
  }

  private static int run(String line, int from) {
    if (from >= line.length() || "`~".indexOf(line.charAt(from)) < 0) {
      return 0;
    }
    int end = from;
    while (end < line.length() && line.charAt(end) == line.charAt(from)) {
      end++;
    }
    return end - from;
  }

  /**
   * True when the line ends this fence. In a diff a line of context may be a fence; its blank tells
   * them apart.
   */
  boolean closedBy(String line) {
    return isFenceLine(line)
        && line.substring(
                run(line, TextLines.countLeadingSpaces(line)) + TextLines.countLeadingSpaces(line))
            .isBlank();
  }

  /**
   * True for a line inside that would open a fence of this kind: a sign that the closing lines are
   * not what they seem.
   */
  Optional<Fence> nestedOpener(String line) {
    return isFenceLine(line) && !closedBy(line) ? opens(line) : Optional.empty();
  }

  private boolean isFenceLine(String line) {
    int blanks = TextLines.countLeadingSpaces(line);
    int deepest = isDiff() ? indent : indent + DEEPER;
    return blanks <= deepest
        && blanks < line.length()
        && line.charAt(blanks) == mark
        && run(line, blanks) >= length;
  }

  boolean isDiff() {
    return DIFF_LANGS.contains(info.lang()) || info.lang().startsWith("diff-");
  }

  /** The line without the fence's own indent. */
  String unindented(String line) {
    return line.substring(Math.min(indent, TextLines.countLeadingSpaces(line)));
  }
}

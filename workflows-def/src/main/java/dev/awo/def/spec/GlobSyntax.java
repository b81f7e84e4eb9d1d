package dev.awo.def.spec;

import java.util.Optional;

/** Whether the special characters of a glob are used as they should be. */
final class GlobSyntax {
  private static final int MOST_CHOICES = 256;

  private final String glob;
  private boolean inBraces;
  private int options;
  private long choices = 1;

  private GlobSyntax(String glob) {
    this.glob = glob;
  }

  static Optional<String> complaint(String glob) {
    return new GlobSyntax(glob)
        .firstMistake()
        .map(mistake -> Shown.quoted(glob) + " is no valid glob: " + mistake);
  }

  private Optional<String> firstMistake() {
    for (int i = 0; i < glob.length(); i++) {
      if (glob.charAt(i) == '[') {
        i = classEnd(i);
        if (i < 0) {
          return Optional.of("'[' needs characters and a ']'");
        }
        continue;
      }
      Optional<String> mistake = mistakeAt(i);
      if (mistake.isPresent()) {
        return mistake;
      }
    }
    return inBraces ? Optional.of("'{' is not closed") : Optional.empty();
  }

  private Optional<String> mistakeAt(int i) {
    return switch (glob.charAt(i)) {
      case ']' -> Optional.of("']' without '['");
      case '{' -> open();
      case ',' -> {
        options++;
        yield Optional.empty();
      }
      case '}' -> close();
      case '*' ->
          isGluedDouble(i)
              ? Optional.of("'**' must stand alone between slashes")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<String> open() {
    if (inBraces) {
      return Optional.of("'{' inside '{'");
    }
    inBraces = true;
    options = 1;
    return Optional.empty();
  }

  private Optional<String> close() {
    if (!inBraces) {
      return Optional.of("'}' without '{'");
    }
    inBraces = false;
    choices *= options;
    return choices > MOST_CHOICES
        ? Optional.of("its braces stand for more than " + MOST_CHOICES + " globs; list fewer")
        : Optional.empty();
  }

  /** Where {@code [a-z]} closes; negative when it is empty, unclosed or crosses a slash. */
  private int classEnd(int open) {
    int first = open + 1;
    if (first < glob.length() && (glob.charAt(first) == '!' || glob.charAt(first) == '^')) {
      first++;
    }
    int end = glob.indexOf(']', first);
    boolean isEmpty = end == first;
    return isEmpty || end < 0 || glob.substring(open, end).indexOf('/') >= 0 ? -1 : end;
  }

  private boolean isGluedDouble(int i) {
    if (i + 1 >= glob.length() || glob.charAt(i + 1) != '*') {
      return false;
    }
    boolean starts = i == 0 || glob.charAt(i - 1) == '/';
    boolean ends = i + 2 == glob.length() || glob.charAt(i + 2) == '/';
    return !starts || !ends;
  }
}

package dev.awo.def.spec;

import java.util.Optional;

/** Whether the special characters of a glob are used as they should be. */
final class GlobSyntax {
  private GlobSyntax() {}

  static Optional<String> complaint(String glob) {
    boolean braces = false;
    for (int i = 0; i < glob.length(); i++) {
      switch (glob.charAt(i)) {
        case '[' -> {
          int end = classEnd(glob, i);
          if (end < 0) {
            return Paths.wrong(glob, "is no valid glob: '[' needs characters and a ']'");
          }
          i = end;
        }
        case ']' -> {
          return Paths.wrong(glob, "is no valid glob: ']' without '['");
        }
        case '{' -> {
          if (braces) {
            return Paths.wrong(glob, "is no valid glob: '{' inside '{'");
          }
          braces = true;
        }
        case '}' -> {
          if (!braces) {
            return Paths.wrong(glob, "is no valid glob: '}' without '{'");
          }
          braces = false;
        }
        case '*' -> {
          if (isGluedDouble(glob, i)) {
            return Paths.wrong(glob, "is no valid glob: '**' must stand alone between slashes");
          }
        }
        default -> {}
      }
    }
    return braces ? Paths.wrong(glob, "is no valid glob: '{' is not closed") : Optional.empty();
  }

  /** Where {@code [a-z]} closes; negative when it is empty, unclosed or crosses a slash. */
  private static int classEnd(String glob, int open) {
    int first = open + 1;
    if (first < glob.length() && (glob.charAt(first) == '!' || glob.charAt(first) == '^')) {
      first++;
    }
    int end = glob.indexOf(']', first);
    boolean isEmpty = end == first;
    return isEmpty || end < 0 || glob.substring(open, end).indexOf('/') >= 0 ? -1 : end;
  }

  private static boolean isGluedDouble(String glob, int i) {
    if (i + 1 >= glob.length() || glob.charAt(i + 1) != '*') {
      return false;
    }
    boolean starts = i == 0 || glob.charAt(i - 1) == '/';
    boolean ends = i + 2 == glob.length() || glob.charAt(i + 2) == '/';
    return !starts || !ends;
  }
}

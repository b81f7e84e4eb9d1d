package dev.awo.worker.files;

import java.util.List;
import java.util.regex.Pattern;

/** The three lines of a SEARCH/REPLACE block, exact but for blanks at their end. */
final class Markers {
  static final String SEARCH = "<<<<<<< SEARCH";
  static final String DIVIDER = "=======";
  static final String REPLACE = ">>>>>>> REPLACE";

  /**
   * Misspelled openings and the envelopes of other tools: meant as edits, so they must not pass as
   * prose.
   */
  private static final Pattern NEARLY =
      Pattern.compile(
          "\\s*<{3,12}\\s*(?:SEARCH|ORIGINAL)\\b.*|\\s*-{5,9} SEARCH\\s*|\\s*>{3,12}\\s*(?:REPLACE|UPDATED)\\b.*"
              + "|\\s*\\+{5,9} REPLACE\\s*|\\*\\*\\* (?:Begin Patch|(?:Update|Add|Delete) File:.*)\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ENDS =
      Pattern.compile(
          "\\s*>{3,12}\\s*(?:REPLACE|UPDATED)\\b.*|\\s*\\+{5,9} REPLACE\\s*|\\*\\*\\* End Patch\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_MISPLACED = 400;

  private Markers() {}

  static boolean isSearch(String line) {
    return is(SEARCH, line);
  }

  static boolean isDivider(String line) {
    return is(DIVIDER, line);
  }

  static boolean isReplace(String line) {
    return is(REPLACE, line);
  }

  /** True for a marker that stands where none may, or that is not spelled as agreed. */
  static boolean isMisplaced(String line) {
    return mayBeMarker(line)
        && (isReplace(line) || (!isSearch(line) && NEARLY.matcher(line).matches()));
  }

  private static boolean mayBeMarker(String line) {
    int first = 0;
    while (first < line.length() && (line.charAt(first) == ' ' || line.charAt(first) == '\t')) {
      first++;
    }
    return first + 3 < line.length() && "<>-+*".indexOf(line.charAt(first)) >= 0;
  }

  /**
   * The index after a block with misspelled markers, so that it is reported once.
   *
   * @param from where such a marker stands
   */
  static int endOfMisplaced(List<String> lines, int from) {
    int last = Math.min(lines.size(), from + LONGEST_MISPLACED);
    for (int i = from + 1; i < last; i++) {
      String line = lines.get(i);
      if (isReplace(line) || ENDS.matcher(line).matches()) {
        return i + 1;
      }
      if (isSearch(line) || isMisplaced(line)) {
        return from + 1;
      }
    }
    return from + 1;
  }

  private static boolean is(String marker, String line) {
    return line.startsWith(marker) && line.substring(marker.length()).isBlank();
  }
}

package dev.awo.worker.files;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The wording of a remark that stands for code left out. */
final class ElisionRemark {
  private static final String DOTS = "...";
  private static final String ELLIPSIS = "\u2026";

  private static final String CODE =
      "(?:[\\w.-]+ ){0,2}?(?:file|code|functions?|methods?|class|classes|implementation|components?|module|script|document"
          + "|readme|imports|logic|tests|routes|handlers)";

  private static final String UNTOUCHED =
      "(?: (?:remains?|stays?|is|are|goes|continues?|kept|left|exactly))*"
          + " (?:unchanged|the same|as before|as is|as-is|as it was|here|above|below|omitted|untouched|unmodified|intact|not shown)"
          + "(?: (?:as before|here|above|below|for (?:brevity|clarity)))?";

  /** Remarks that need no dots. */
  private static final List<Pattern> WHOLE =
      List.of(
          Pattern.compile(
              "(?:the )?(?:rest|remainder) of (?:the |this |your |my )?"
                  + CODE
                  + "(?:"
                  + UNTOUCHED
                  + ")?"),
          Pattern.compile(
              "(?:your |the |all |all the )?(?:existing|remaining|previous|original|other|unchanged|same) "
                  + CODE
                  + UNTOUCHED),
          Pattern.compile(
              "(?:your |the )?(?:existing|original|unchanged|remaining)"
                  + " (?:code|implementation|contents?|jsx|markup)"),
          Pattern.compile(
              "(?:keep|leave) (?:the |all |all the )?(?:rest|everything else|(?:remaining|existing|other) "
                  + CODE
                  + ")"
                  + UNTOUCHED),
          Pattern.compile("(?:everything else|all else|the rest|rest)" + UNTOUCHED),
          Pattern.compile(
              "(?:nothing|no)(?: other| further| else)? chang(?:es?|ed) (?:here|below|above|in this file)"),
          Pattern.compile(
              "(?:"
                  + CODE
                  + " )?(?:is |are )?(?:omitted|snipped|truncated|elided|abbreviated|shortened|removed) for (?:brevity|clarity|readability)"),
          Pattern.compile(CODE + " (?:is |are )?(?:omitted|elided|snipped)"),
          Pattern.compile(
              "(?:all |other )?(?:imports|code|implementation|methods|functions) (?:is |are )?unchanged"),
          Pattern.compile(
              "same as before|snip|(?:your|existing|original|the) (?:code|implementation|logic) (?:goes )?here"));

  /** After dots one of these words, near the front, is enough. */
  private static final Pattern AFTER_DOTS =
      Pattern.compile(
          "(?!(?:but|unless|if|when|so|or|because|which|that|then|only|until|while) )(?:\\w+ ){0,2}(?:rest|remain\\w*|existing|unchanged|same|previous|original|omitted|others?|more|code|as before|continued?|continues"
              + "|similar|implementation|unmodified|everything|etc|imports|methods|functions|keep)\\b.*");

  /** In brackets also the bare word. */
  private static final Pattern BRACKETED =
      Pattern.compile("unchanged|omitted|no changes?|same|as before|snip|truncated");

  private ElisionRemark() {}

  /** True for three dots and nothing else. */
  static boolean isDots(String text) {
    return text.equals(DOTS) || text.equals(ELLIPSIS);
  }

  /** True when this is all that a comment says. */
  static boolean isComment(String comment) {
    String text = comment.strip();
    String words = words(text);
    if (words.isEmpty()) {
      return startsWithDots(text);
    }
    boolean opened = text.startsWith("(") || text.startsWith("[");
    boolean leading = startsWithDots(text) || (opened && startsWithDots(text.substring(1)));
    boolean enclosed = leading && endsWithDots(text);
    boolean bracketed = opened && BRACKETED.matcher(words).matches();
    boolean dotted = leading && AFTER_DOTS.matcher(words).matches();
    boolean trailed = endsWithDots(text) && isWhole(words + " unchanged");
    return enclosed || bracketed || dotted || trailed || isWhole(words);
  }

  /**
   * True for a remark outside of a comment, as {@code ... rest of the file unchanged ...} or {@code
   * [rest unchanged]}.
   */
  static boolean isBare(String line) {
    boolean dotted = line.startsWith(DOTS + " ") || line.startsWith(ELLIPSIS + " ");
    boolean bracketed =
        isAround("[", line, "]") || isAround("(", line, ")") || isAround("<", line, ">");
    String words = dotted || bracketed ? words(line) : "";
    if (words.indexOf(' ') < 0) {
      return false;
    }
    boolean trailed = dotted && endsWithDots(line) && AFTER_DOTS.matcher(words).matches();
    return trailed || isWhole(words);
  }

  private static boolean isAround(String start, String line, String end) {
    return line.startsWith(start) && line.endsWith(end);
  }

  private static boolean isWhole(String words) {
    return WHOLE.stream().anyMatch(pattern -> pattern.matcher(words).matches());
  }

  private static boolean startsWithDots(String text) {
    return text.startsWith(DOTS) || text.startsWith(ELLIPSIS);
  }

  private static boolean endsWithDots(String text) {
    String rest =
        text.endsWith(")") || text.endsWith("]") ? text.substring(0, text.length() - 1) : text;
    return rest.endsWith(DOTS) || rest.endsWith(ELLIPSIS);
  }

  /** The text in lower case, without the dots, brackets and marks around it. */
  private static String words(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && !Character.isLetterOrDigit(text.charAt(from))) {
      from++;
    }
    while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }
}

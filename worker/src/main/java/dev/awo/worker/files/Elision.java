package dev.awo.worker.files;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the remarks by which models leave out code: {@code // ... existing code ...}, {@code #
 * rest of the file unchanged}. A remark counts when it is all that a comment says; the same words
 * in a sentence, a name or a string do not.
 */
final class Elision {
  private static final int LONGEST = 160;
  private static final List<String> SIGNS =
      List.of(
          "...",
          "\u2026",
          "rest",
          "chang",
          "remain",
          "existing",
          "same as",
          "omitted",
          "brevity",
          "code here",
          "snip");

  /** Languages in which three dots alone are no code. */
  private static final Set<String> NO_BARE_DOTS =
      Words.set(
          "js jsx ts tsx mjs cjs mts cts java kt kts go rs c h cc cpp hpp cs php swift scala "
              + "css scss less html vue svelte json xml sql dart");

  private static final Set<String> PROSE =
      Set.of("md", "mdx", "markdown", "rst", "txt", "adoc", "tex", "org");

  private static final Pattern LINE_COMMENT =
      Pattern.compile("^\\s*(?://+|#+(?=\\s|\\.|\u2026|$)|--+|;+|%+)(.*)$");
  private static final Pattern BLOCK_COMMENT = Pattern.compile("/\\*+([^*]*)\\*+/");
  private static final Pattern HTML_COMMENT = Pattern.compile("<!--([^>]*?)-->");
  private static final Pattern END_COMMENT =
      Pattern.compile("\\s(?://|#|--)\\s*((?:\\.\\.\\.|\u2026).*)$");

  private Elision() {}

  /**
   * What stands in a prompt for a secret taken out of it; written into a file, it would destroy the
   * secret.
   */
  private static final Pattern REDACTED = Pattern.compile("\\[redacted:[a-z0-9-]{1,60}\\]");

  /** True when the line stands for others that were left out, or has a hole where text was. */
  static boolean isIn(String line, String path) {
    if (REDACTED.matcher(line).find()) {
      return true;
    }
    if (!mayHoldRemark(line)) {
      return false;
    }
    String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String bare = line.strip();
    if (ElisionRemark.isDots(bare)) {
      return NO_BARE_DOTS.contains(extension);
    }
    boolean prose = PROSE.contains(extension);
    boolean inCode =
        anyComment(LINE_COMMENT, line) || anyComment(BLOCK_COMMENT, line) || endsInRemark(line);
    return anyComment(HTML_COMMENT, line) || ElisionRemark.isBare(bare) || (inCode && !prose);
  }

  private static boolean mayHoldRemark(String line) {
    if (line.length() > LONGEST) {
      return false;
    }
    String lower = line.toLowerCase(Locale.ROOT);
    return SIGNS.stream().anyMatch(lower::contains);
  }

  private static boolean anyComment(Pattern pattern, String line) {
    return pattern
        .matcher(line)
        .results()
        .anyMatch(comment -> ElisionRemark.isComment(comment.group(1)));
  }

  /** After code only a remark with dots counts: others say something about that code. */
  private static boolean endsInRemark(String line) {
    Matcher comment = END_COMMENT.matcher(line);
    return comment.find()
        && !ElisionRemark.isDots(comment.group(1))
        && ElisionRemark.isComment(comment.group(1));
  }
}

package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the opening line of a fence says after its ticks.
 *
 * @param lang the language in lower case; may be empty
 * @param path the file that is meant; an empty text when a path was announced ({@code js:}) and is
 *     not there
 */
record FenceInfo(String lang, Optional<String> path) {
  private static final int LONGEST = 1 << 16;
  private static final Pattern LANG_AND_PATH = Pattern.compile("([A-Za-z0-9_+#-]*):(.*)");
  private static final Pattern EXCERPT = Pattern.compile("\\d+:\\d+:.*");
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "(?:^|[\\s{,])(title|file|filename|filepath|path|name)=(\"[^\"]*\"|'[^']*'|[^\\s\"'}]+)",
          Pattern.CASE_INSENSITIVE);

  /** A documentation tool's options, which look like {@code lang:path}. */
  private static final Pattern OPTION = Pattern.compile("(?:no-)?line-numbers\\b.*");

  /** Where a word behind the colon is a caption: {@code console:output}. */
  private static final Set<String> TERMINALS =
      Set.of("bash", "sh", "shell", "console", "terminal", "powershell", "output", "log");

  static FenceInfo parse(String info) {
    String text = info.strip();
    if (text.length() > LONGEST) {
      return new FenceInfo("", Optional.empty());
    }
    if (text.startsWith("{") && text.endsWith("}")) {
      text = text.substring(1, text.length() - 1).strip();
    }
    Optional<String> attribute = attribute(text);
    if (attribute.isPresent()) {
      return new FenceInfo(firstWord(text), attribute);
    }
    // Editors cite existing code as first-line:last-line:path; that is an excerpt, not a file.
    if (EXCERPT.matcher(text).matches()) {
      return new FenceInfo("", Optional.empty());
    }
    Matcher pair = LANG_AND_PATH.matcher(text);
    if (pair.matches() && !text.contains("://")) {
      return ofPair(text, pair.group(1), pair.group(2));
    }
    return ofWords(text);
  }

  private static Optional<String> attribute(String text) {
    Matcher found = ATTRIBUTE.matcher(text);
    while (found.find()) {
      String key = found.group(1).toLowerCase(Locale.ROOT);
      String value = unquoted(found.group(2)).strip();
      boolean namesFile = key.startsWith("file") || key.equals("path");
      if (namesFile || PathShape.clearly(value)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static FenceInfo ofPair(String text, String lang, String rest) {
    boolean drive = lang.length() == 1 && rest.startsWith("\\");
    if (drive) {
      return new FenceInfo("", Optional.of(text));
    }
    String path = unquoted(rest.strip());
    boolean caption =
        OPTION.matcher(path).matches()
            || (rest.startsWith(" ") && !PathShape.clearly(path))
            || (TERMINALS.contains(lang) && !PathShape.plausibly(path) && !path.isEmpty());
    if (caption) {
      return new FenceInfo(lang.toLowerCase(Locale.ROOT), Optional.empty());
    }
    return new FenceInfo(lang.toLowerCase(Locale.ROOT), Optional.of(withoutRemark(path)));
  }

  /**
   * Drops what follows a complete path, as in {@code src/a.js (new file)}; a path may contain
   * blanks itself.
   */
  private static String withoutRemark(String path) {
    int blank = path.indexOf(' ');
    if (blank < 0 || PathShape.endsLikeFile(path) || !PathShape.clearly(path.substring(0, blank))) {
      return path;
    }
    return path.substring(0, blank);
  }

  private static FenceInfo ofWords(String text) {
    List<String> words = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(text);
    while (tokens.hasMoreTokens()) {
      words.add(unquoted(tokens.nextToken()));
    }
    if (words.isEmpty()) {
      return new FenceInfo("", Optional.empty());
    }
    if (words.size() == 1) {
      boolean language =
          words.get(0).indexOf('.') < 0
              && words.get(0).indexOf('/') < 0
              && words.get(0).indexOf('\\') < 0;
      boolean path = !language && PathShape.clearly(words.get(0));
      return path
          ? new FenceInfo("", Optional.of(words.get(0)))
          : new FenceInfo(firstWord(text), Optional.empty());
    }
    List<String> paths =
        words.stream().filter(word -> !word.startsWith("{") && PathShape.clearly(word)).toList();
    return new FenceInfo(
        firstWord(text), paths.size() == 1 ? Optional.of(paths.get(0)) : Optional.empty());
  }

  private static String unquoted(String text) {
    return text.length() >= 2 && (isQuoted(text, "\"") || isQuoted(text, "'"))
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static boolean isQuoted(String text, String quote) {
    return text.startsWith(quote) && text.endsWith(quote);
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && text.charAt(end) != '{') {
      end++;
    }
    String word = text.substring(0, end).toLowerCase(Locale.ROOT);
    return word.indexOf('=') >= 0 ? "" : word;
  }
}

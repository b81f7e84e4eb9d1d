package dev.awo.worker.generate;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text names: paths, and words that look like names in code rather than prose.
 *
 * @param paths such as {@code src/app.py} or {@code pom.xml}
 * @param symbols such as {@code parseDate}, {@code MAX_SIZE}, or what stands in backticks or before
 *     a parenthesis
 * @param words all words, for comparing with the names of files
 */
record Mentions(Set<String> paths, Set<String> symbols, Set<String> words) {

  /** One run of characters, possessive: findings hold whatever a program printed. */
  private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}_@+./-]++");

  /** Each of them is looked for in every file. */
  private static final int MOST_SYMBOLS = 50;

  private static final int LONGEST_PATH = 500;
  private static final Pattern FILE_NAME = Pattern.compile("[^/]+\\.[a-zA-Z0-9]{1,8}");
  private static final Pattern WORD =
      Pattern.compile("(`?)([A-Za-z_$][A-Za-z0-9_$]{2,63})(`|\\()?");
  private static final Pattern CODE_LIKE =
      Pattern.compile(".*[a-z0-9][A-Z].*|.*_.*|.*[A-Za-z][0-9].*");

  static Mentions in(String text) {
    Set<String> paths = new TreeSet<>();
    RUN.matcher(text)
        .results()
        .map(run -> run.group())
        .filter(run -> run.length() <= LONGEST_PATH)
        .map(Mentions::trimmed)
        .filter(run -> run.indexOf('/') >= 0 || FILE_NAME.matcher(run).matches())
        .forEach(paths::add);
    Set<String> symbols = new LinkedHashSet<>();
    Set<String> words = new TreeSet<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String name = word.group(2);
      words.add(name);
      boolean marked = !word.group(1).isEmpty() || word.group(3) != null;
      boolean code = marked || CODE_LIKE.matcher(name).matches();
      if (code && symbols.size() < MOST_SYMBOLS) {
        symbols.add(name);
      }
    }
    return new Mentions(paths, symbols, words);
  }

  /** Whether a path of the repository is named, whole or by its end. */
  boolean namesPath(String path) {
    return paths.stream().anyMatch(named -> path.equals(named) || isEndOf(named, path));
  }

  /** Also where the text names it by an absolute path of another machine. */
  boolean namesPathLoosely(String path) {
    return namesPath(path) || paths.stream().anyMatch(named -> named.endsWith("/" + path));
  }

  private static boolean isEndOf(String named, String path) {
    return path.endsWith("/" + named);
  }

  /** The full stop of a sentence is no part of a path. */
  private static String trimmed(String path) {
    return path.replaceFirst("^\\./", "").replaceFirst("[.]+$", "");
  }
}

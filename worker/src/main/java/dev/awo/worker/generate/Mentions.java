package dev.awo.worker.generate;

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
  private static final Pattern PATH =
      Pattern.compile(
          "[\\p{L}\\p{N}_@+.-]*(?:/[\\p{L}\\p{N}_@+.-]+)+|[\\p{L}\\p{N}_-]+\\.[a-zA-Z0-9]{1,8}");
  private static final Pattern WORD =
      Pattern.compile("(`?)([A-Za-z_$][A-Za-z0-9_$]{2,63})(`|\\()?");
  private static final Pattern CODE_LIKE =
      Pattern.compile(".*[a-z0-9][A-Z].*|.*_.*|.*[A-Za-z][0-9].*");

  static Mentions in(String text) {
    Set<String> paths = new TreeSet<>();
    PATH.matcher(text).results().map(r -> trimmed(r.group())).forEach(paths::add);
    Set<String> symbols = new TreeSet<>();
    Set<String> words = new TreeSet<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String name = word.group(2);
      words.add(name);
      boolean marked = !word.group(1).isEmpty() || word.group(3) != null;
      if (marked || CODE_LIKE.matcher(name).matches()) {
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

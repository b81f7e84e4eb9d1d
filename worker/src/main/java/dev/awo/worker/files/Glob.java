package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for paths, compared folded. Without a slash it matches a name at any depth; with one,
 * from the root. {@code *} and {@code ?} stay within a name, {@code **} spans directories, {@code
 * [ab]} and {@code {a,b}} choose. What lies in a matched directory is matched too.
 */
final class Glob {
  private static final String ANY_DEPTH = "**";
  private static final int MAX_CHOICES = 256;

  private final String source;
  private final List<List<String>> choices;

  private Glob(String source, List<List<String>> choices) {
    this.source = source;
    this.choices = choices;
  }

  /**
   * @throws IllegalArgumentException when the pattern is empty, or its braces stand for too many
   *     patterns
   */
  static Glob parse(String pattern) {
    if (pattern.isBlank()) {
      throw new IllegalArgumentException("a glob is empty");
    }
    List<String> expanded = new ArrayList<>();
    expand(pattern.strip(), expanded);
    return new Glob(pattern, expanded.stream().map(Glob::names).toList());
  }

  private static void expand(String pattern, List<String> into) {
    int open = pattern.indexOf('{');
    int close = pattern.indexOf('}', open + 1);
    if (open < 0 || close < 0) {
      into.add(pattern);
      if (into.size() > MAX_CHOICES) {
        throw new IllegalArgumentException(
            "the braces of a glob stand for more than " + MAX_CHOICES + " patterns");
      }
      return;
    }
    String head = pattern.substring(0, open);
    String tail = pattern.substring(close + 1);
    int from = open + 1;
    for (int comma = pattern.indexOf(',', from);
        comma >= 0 && comma < close;
        comma = pattern.indexOf(',', from)) {
      expand(head + pattern.substring(from, comma) + tail, into);
      from = comma + 1;
    }
    expand(head + pattern.substring(from, close) + tail, into);
  }

  private static List<String> names(String pattern) {
    String path = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    boolean directory = path.endsWith("/");
    String body = directory ? path.substring(0, path.length() - 1) : path;
    boolean anchored = body.indexOf('/') >= 0;
    List<String> names = new ArrayList<>();
    if (!anchored) {
      names.add(ANY_DEPTH);
    }
    RepoPath.split(body).stream()
        .filter(name -> !name.isEmpty())
        .map(PathFold::fold)
        .forEach(names::add);
    if (directory) {
      names.add(ANY_DEPTH);
    }
    return List.copyOf(names);
  }

  String source() {
    return source;
  }

  /**
   * @param folded the names of the path, folded
   */
  boolean matches(List<String> folded) {
    return choices.stream().anyMatch(pattern -> matches(pattern, folded));
  }

  /**
   * Walks the pattern and the path together, keeping every position in the pattern that can have
   * been reached.
   */
  private static boolean matches(List<String> pattern, List<String> names) {
    boolean[] at = new boolean[pattern.size() + 1];
    at[0] = true;
    for (String name : names) {
      skipDepths(pattern, at);
      boolean[] next = new boolean[pattern.size() + 1];
      for (int i = 0; i < pattern.size(); i++) {
        if (at[i] && pattern.get(i).equals(ANY_DEPTH)) {
          next[i] = true;
          next[i + 1] |= i == pattern.size() - 1;
        } else if (at[i] && matches(pattern.get(i), name)) {
          next[i + 1] = true;
        }
      }
      if (next[pattern.size()]) {
        return true;
      }
      at = next;
    }
    return false;
  }

  /** {@code **} may stand for no directory at all; at the end it must stand for something. */
  private static void skipDepths(List<String> pattern, boolean[] at) {
    for (int i = 0; i < pattern.size() - 1; i++) {
      at[i + 1] |= at[i] && pattern.get(i).equals(ANY_DEPTH);
    }
  }

  private static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < name.length()) {
      int end =
          p < pattern.length() && pattern.charAt(p) != '*'
              ? oneMatches(pattern, p, name.charAt(n))
              : -1;
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = n;
      } else if (end > 0) {
        p = end;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** The index after the pattern's element when it matches the character; -1 when it does not. */
  private static int oneMatches(String pattern, int at, char c) {
    char first = pattern.charAt(at);
    int close = first == '[' ? pattern.indexOf(']', at + 2) : -1;
    if (close < 0) {
      return first == '?' || first == c ? at + 1 : -1;
    }
    boolean not = pattern.charAt(at + 1) == '!' || pattern.charAt(at + 1) == '^';
    boolean in = inClass(pattern.substring(at + (not ? 2 : 1), close), c);
    return in == not ? -1 : close + 1;
  }

  private static boolean inClass(String members, char c) {
    for (int i = 0; i < members.length(); i++) {
      boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
      if (range && c >= members.charAt(i) && c <= members.charAt(i + 2)) {
        return true;
      }
      if (!range && members.charAt(i) == c) {
        return true;
      }
      i += range ? 2 : 0;
    }
    return false;
  }
}

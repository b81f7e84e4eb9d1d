package dev.awo.worker.files;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the file names in a diff's headers. */
final class DiffHeader {
  static final String GIT = "diff --git ";
  static final String OLD = "--- ";
  static final String NEW = "+++ ";
  private static final Set<String> NOTHING =
      Set.of("/dev/null", "a/dev/null", "b/dev/null", "dev/null");

  /** The prefixes git puts before the two names; mnemonic ones as well. */
  private static final Set<String> PREFIXES =
      Set.of(
          "a/b/",
          "i/w/",
          "c/i/",
          "c/w/",
          "o/w/",
          "1/2/",
          "old/new/",
          "orig/new/",
          "original/modified/",
          "before/after/");

  private static final Pattern STAMP = Pattern.compile("\\s\\d{4}-\\d{2}-\\d{2}[ T].*$");

  private DiffHeader() {}

  /** Two names without their prefixes; empty where the name is {@code /dev/null}. */
  record Names(Optional<String> before, Optional<String> after) {}

  /**
   * True when a diff begins at this line: git's header, or the two names and, when {@code strict},
   * a hunk.
   */
  static boolean startsAt(List<String> lines, int at, boolean strict) {
    String line = lines.get(at);
    if (line.startsWith(GIT)) {
      return true;
    }
    boolean names = isNamePair(lines, at);
    return names && (!strict || (at + 2 < lines.size() && lines.get(at + 2).startsWith("@@")));
  }

  static boolean isNamePair(List<String> lines, int at) {
    return lines.get(at).startsWith(OLD)
        && at + 1 < lines.size()
        && lines.get(at + 1).startsWith(NEW);
  }

  static Names names(String oldLine, String newLine) {
    String before = name(oldLine.substring(OLD.length()));
    String after = name(newLine.substring(NEW.length()));
    if (NOTHING.contains(before)) {
      return new Names(Optional.empty(), Optional.of(withoutPrefix(after, "b/")));
    }
    if (NOTHING.contains(after)) {
      return new Names(Optional.of(withoutPrefix(before, "a/")), Optional.empty());
    }
    // One prefix forgotten, or the copy that patch keeps.
    if (before.equals("a/" + after) || before.equals(after + ".orig")) {
      return same(after);
    }
    if (after.equals("b/" + before)) {
      return same(before);
    }
    boolean prefixed = PREFIXES.contains(prefix(before) + prefix(after));
    int cutBefore = prefixed ? prefix(before).length() : 0;
    int cutAfter = prefixed ? prefix(after).length() : 0;
    return new Names(
        Optional.of(before.substring(cutBefore)), Optional.of(after.substring(cutAfter)));
  }

  private static Names same(String name) {
    return new Names(Optional.of(name), Optional.of(name));
  }

  /** The one name in {@code diff --git a/x b/x}; empty when the two halves differ. */
  static Optional<String> gitName(String line) {
    String both = line.substring(GIT.length()).strip();
    if (both.startsWith("\"")) {
      int end = GitQuoting.end(both);
      return end < 0
          ? Optional.empty()
          : Optional.of(withoutPrefix(GitQuoting.unquote(both.substring(0, end)), "a/"));
    }
    int half = both.length() / 2;
    boolean twoHalves = both.length() % 2 == 1 && both.charAt(half) == ' ';
    if (!twoHalves) {
      return Optional.empty();
    }
    Names names = names(OLD + both.substring(0, half), NEW + both.substring(half + 1));
    return names.before().equals(names.after()) ? names.after() : Optional.empty();
  }

  private static String prefix(String name) {
    return name.substring(0, name.indexOf('/') + 1);
  }

  private static String withoutPrefix(String name, String prefix) {
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  /** A name as it stands after a header's keyword: unquoted, without a time stamp. */
  static String name(String text) {
    String name = text.strip();
    if (name.startsWith("\"")) {
      int end = GitQuoting.end(name);
      return end < 0 ? name : GitQuoting.unquote(name.substring(0, end));
    }
    int tab = name.indexOf('\t');
    String untabbed = tab < 0 ? name : name.substring(0, tab).strip();
    Matcher stamp = STAMP.matcher(untabbed);
    return stamp.find() ? untabbed.substring(0, stamp.start()).strip() : untabbed;
  }
}

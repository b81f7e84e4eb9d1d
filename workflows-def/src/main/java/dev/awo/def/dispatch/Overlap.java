package dev.awo.def.dispatch;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether two tasks may change the same file. A glob without a slash is a name at any depth, and a
 * glob that may name a directory stands for everything in it. Errs on the side of waiting: of two
 * names with wildcards only the plain beginnings and ends are compared.
 */
public final class Overlap {
  private static final String WILD = "*?[{";
  private static final String ANY_DEPTH = "**";

  private Overlap() {}

  /** Whether some glob of the one list may mean a file that some glob of the other means. */
  public static boolean between(List<String> some, List<String> others) {
    return some.stream()
        .anyMatch(a -> others.stream().anyMatch(b -> meet(segments(a), segments(b))));
  }

  private static List<String> segments(String glob) {
    List<String> segments = new ArrayList<>(List.of(glob.split("/")));
    if (glob.indexOf('/') < 0) {
      segments.addFirst(ANY_DEPTH);
    } else if (glob.endsWith("/")) {
      segments.add(ANY_DEPTH);
    }
    return segments;
  }

  /** Filled from the ends: whether what is left of both from here on can name the same file. */
  private static boolean meet(List<String> a, List<String> b) {
    boolean[][] meet = new boolean[a.size() + 1][b.size() + 1];
    for (int i = a.size(); i >= 0; i--) {
      for (int j = b.size(); j >= 0; j--) {
        meet[i][j] = meet(a, i, b, j, meet);
      }
    }
    return meet[0][0];
  }

  private static boolean meet(List<String> a, int i, List<String> b, int j, boolean[][] meet) {
    if (i == a.size()) {
      return mayHold(a, b.subList(j, b.size()));
    }
    if (j == b.size()) {
      return mayHold(b, a.subList(i, a.size()));
    }
    if (a.get(i).equals(ANY_DEPTH) || b.get(j).equals(ANY_DEPTH)) {
      return meet[i + 1][j] || meet[i][j + 1];
    }
    return meet[i + 1][j + 1] && sameName(a.get(i), b.get(j));
  }

  /** Whether the whole glob may be a directory that holds what is left of another. */
  private static boolean mayHold(List<String> whole, List<String> rest) {
    boolean isFile = whole.getLast().lastIndexOf('.') > 0;
    return !isFile || rest.stream().allMatch(ANY_DEPTH::equals);
  }

  private static boolean sameName(String a, String b) {
    if (isPlain(a) && isPlain(b)) {
      return a.equals(b);
    }
    return agree(beginning(a), beginning(b), true) && agree(end(a), end(b), false);
  }

  private static boolean agree(String a, String b, boolean atStart) {
    return atStart ? a.startsWith(b) || b.startsWith(a) : a.endsWith(b) || b.endsWith(a);
  }

  private static boolean isPlain(String segment) {
    return beginning(segment).equals(segment);
  }

  private static String beginning(String segment) {
    int i = 0;
    while (i < segment.length() && WILD.indexOf(segment.charAt(i)) < 0) {
      i++;
    }
    return segment.substring(0, i);
  }

  private static String end(String segment) {
    int i = segment.length();
    while (i > 0 && "*?]}".indexOf(segment.charAt(i - 1)) < 0) {
      i--;
    }
    return segment.substring(i);
  }
}

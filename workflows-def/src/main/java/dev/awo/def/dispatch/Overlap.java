package dev.awo.def.dispatch;

import java.util.List;

/**
 * Whether two tasks may change the same file. Decided on the literal beginning of their globs, so
 * it errs on the side of waiting: two globs that could meet are taken to meet.
 */
final class Overlap {
  private static final String WILD = "*?[{";

  private Overlap() {}

  static boolean between(List<String> some, List<String> others) {
    return some.stream().anyMatch(a -> others.stream().anyMatch(b -> mayMeet(a, b)));
  }

  private static boolean mayMeet(String a, String b) {
    String literalA = literalPrefix(a);
    String literalB = literalPrefix(b);
    if (literalA.equals(a) && literalB.equals(b)) {
      return a.equals(b) || isFolderOf(a, b) || isFolderOf(b, a);
    }
    return literalA.startsWith(literalB) || literalB.startsWith(literalA);
  }

  private static boolean isFolderOf(String folder, String path) {
    return path.startsWith(folder.endsWith("/") ? folder : folder + "/");
  }

  private static String literalPrefix(String glob) {
    for (int i = 0; i < glob.length(); i++) {
      if (WILD.indexOf(glob.charAt(i)) >= 0) {
        return glob.substring(0, i);
      }
    }
    return glob;
  }
}

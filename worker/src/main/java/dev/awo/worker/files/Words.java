package dev.awo.worker.files;

import java.util.HashSet;
import java.util.Set;
import java.util.StringTokenizer;

/** Sets of words, written as one line of text. */
final class Words {
  private Words() {}

  static Set<String> set(String words) {
    Set<String> set = new HashSet<>();
    StringTokenizer tokens = new StringTokenizer(words);
    while (tokens.hasMoreTokens()) {
      set.add(tokens.nextToken());
    }
    return Set.copyOf(set);
  }
}

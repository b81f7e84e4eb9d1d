package dev.awo.api.launch;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a prompt is about: its words, whatever their order, form of writing and filling. */
record Intent(Set<String> words) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Set<String> FILLING =
      Set.of(
          "the", "and", "for", "with", "that", "this", "from", "into", "its", "are", "should",
          "must", "all", "add", "make", "please", "file", "files", "code");
  private static final int SHORTEST = 3;

  /** Of the words of both together, so many are in both. */
  private static final double SAME = 0.75;

  static Intent of(String prompt) {
    return new Intent(
        WORD.matcher(prompt.toLowerCase(Locale.ROOT))
            .results()
            .map(result -> result.group())
            .filter(word -> word.length() >= SHORTEST && !FILLING.contains(word))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Two prompts that say nothing are not the same. */
  boolean isSameAs(Intent other) {
    Set<String> common = new TreeSet<>(words);
    common.retainAll(other.words);
    int all = words.size() + other.words.size() - common.size();
    return all > 0 && common.size() >= SAME * all;
  }
}

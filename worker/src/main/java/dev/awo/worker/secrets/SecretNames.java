package dev.awo.worker.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Decides by the words of a name, such as {@code dbPassword}, what its value would be. */
final class SecretNames {

  /** What a name promises of its value. */
  enum Kind {
    PASSWORD,
    TOKEN,
    HARMLESS
  }

  private final Set<String> passwords;
  private final Set<String> tokens;
  private final Set<String> harmlessEndings;

  SecretNames(RuleFile.Names names) {
    this.passwords = Set.copyOf(names.passwords());
    this.tokens = Set.copyOf(names.tokens());
    this.harmlessEndings = Set.copyOf(names.harmlessEndings());
  }

  Kind kindOf(String name) {
    List<String> words = words(name);
    if (words.isEmpty() || harmlessEndings.contains(words.getLast())) {
      return Kind.HARMLESS;
    }
    if (holdsAny(words, passwords)) {
      return Kind.PASSWORD;
    }
    return holdsAny(words, tokens) ? Kind.TOKEN : Kind.HARMLESS;
  }

  private static boolean holdsAny(List<String> words, Set<String> wanted) {
    for (int i = 0; i < words.size(); i++) {
      boolean single = wanted.contains(words.get(i));
      boolean pair = i > 0 && wanted.contains(words.get(i - 1) + words.get(i));
      if (single || pair) {
        return true;
      }
    }
    return false;
  }

  /** Splits at separators, digits and humps: {@code myAPIKey_2} gives my, api, key. */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isLetter(c) || startsHump(name, i)) {
        flush(word, words);
      }
      if (Character.isLetter(c)) {
        word.append(c);
      }
    }
    flush(word, words);
    return words;
  }

  private static boolean startsHump(String name, int i) {
    if (i == 0 || !Character.isUpperCase(name.charAt(i))) {
      return false;
    }
    boolean afterLower = Character.isLowerCase(name.charAt(i - 1));
    boolean beforeLower = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
    return afterLower || (beforeLower && Character.isUpperCase(name.charAt(i - 1)));
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }
}

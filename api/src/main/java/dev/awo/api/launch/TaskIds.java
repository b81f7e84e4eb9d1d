package dev.awo.api.launch;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Ids that people can tell apart, safe as branch, file name and argument. */
final class TaskIds {
  /** A word by itself: no part of a name, an address or a key. */
  private static final Pattern WORD =
      Pattern.compile("(?<![\\p{Alnum}_/.:@-])[a-z]{2,12}(?![\\p{Alnum}_/:@-]|\\.\\p{Alnum})");

  private static final int WORDS = 4;
  private static final int SUFFIX = 5;
  private static final int LONGEST = 63;
  private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private TaskIds() {}

  /** Up to four plain words of the prompt, then a random part. */
  static String from(String prompt) {
    List<String> words =
        WORD.matcher(prompt.toLowerCase(Locale.ROOT))
            .results()
            .map(result -> result.group())
            .limit(WORDS)
            .toList();
    String start = words.isEmpty() ? "task" : String.join("-", words);
    return start + "-" + suffix();
  }

  /** A project's id from the name of its directory. */
  static String ofDirectory(String name) {
    Matcher safe = Pattern.compile("[a-z0-9]+").matcher(name.toLowerCase(Locale.ROOT));
    String slug = safe.results().map(result -> result.group()).collect(Collectors.joining("-"));
    String start = slug.isEmpty() ? "project" : slug;
    return start.substring(0, Math.min(LONGEST - SUFFIX - 1, start.length()));
  }

  /** Short and random. */
  static String suffix() {
    return RANDOM
        .ints(SUFFIX, 0, SIGNS.length())
        .mapToObj(index -> String.valueOf(SIGNS.charAt(index)))
        .collect(Collectors.joining());
  }
}

package dev.awo.worker.secrets;

import com.google.re2j.Matcher;
import dev.awo.worker.secrets.Windows.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds keys, tokens, passwords and private keys in any text, in time linear in its length. The
 * formats are in {@code rules.yaml}; placeholders and documentation's example keys are let go.
 */
public final class SecretScanner {
  private static final RuleFile FILE = RuleFile.load();
  private static final List<SecretRule> RULES =
      FILE.rules().stream().map(RuleFile.Entry::toRule).toList();
  private static final SecretNames NAMES = new SecretNames(FILE.names());
  private static final SecretValues VALUES = new SecretValues(FILE.placeholders());
  private static final int LONGEST_BLOCK = 20_000;

  private SecretScanner() {}

  /** The secrets in {@code text}, in order, none overlapping another. */
  public static List<SecretMatch> find(String text) {
    String lower = lower(text);
    List<Found> all = new ArrayList<>();
    for (SecretRule rule : RULES) {
      for (Window window : Windows.around(rule.keywords(), lower)) {
        collect(rule, text, window, all);
      }
    }
    all.sort(
        Comparator.comparingInt(Found::start).thenComparing(Found::end, Comparator.reverseOrder()));
    return withLines(withoutOverlaps(all), text);
  }

  /** The text with each secret replaced by {@code [redacted:rule-id]}. */
  public static String redact(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    int done = 0;
    for (SecretMatch match : find(text)) {
      safe.append(text, done, match.start()).append("[redacted:").append(match.rule()).append(']');
      done = match.end();
    }
    return safe.append(text, done, text.length()).toString();
  }

  private record Found(SecretRule rule, int start, int end) {}

  private static void collect(SecretRule rule, String text, Window window, List<Found> all) {
    String part = text.substring(window.start(), window.end());
    Matcher matcher = rule.pattern().matcher(part);
    int from = 0;
    while (from <= part.length() && matcher.find(from)) {
      int start = window.start() + matcher.start("value");
      int end = window.start() + matcher.end("value");
      if (accepts(rule, matcher)) {
        all.add(new Found(rule, start, blockEnd(rule, text, end)));
      }
      from = Math.max(matcher.end("value"), matcher.start() + 1);
    }
  }

  private static boolean accepts(SecretRule rule, Matcher matcher) {
    String value = matcher.group("value");
    if (Randomness.entropy(value) < rule.entropy()) {
      return false;
    }
    return switch (rule.check()) {
      case FORMAT, BLOCK -> !VALUES.isPlaceholder(value);
      case PASSWORD -> VALUES.isPassword(value);
      case TOKEN -> VALUES.isToken(value);
      case ASSIGNED, SETTING ->
          switch (NAMES.kindOf(matcher.group("name"))) {
            case PASSWORD -> VALUES.isPassword(value);
            case TOKEN -> VALUES.isToken(value);
            case HARMLESS -> false;
          };
    };
  }

  private static int blockEnd(SecretRule rule, String text, int end) {
    if (rule.check() != SecretRule.Check.BLOCK) {
      return end;
    }
    int marker = text.indexOf("-----END", end);
    if (marker < 0 || marker - end > LONGEST_BLOCK) {
      return end;
    }
    int close = text.indexOf("-----", marker + 8);
    return close < 0 ? text.length() : close + 5;
  }

  private static List<Found> withoutOverlaps(List<Found> sorted) {
    List<Found> kept = new ArrayList<>();
    for (Found next : sorted) {
      if (kept.isEmpty() || next.start >= kept.getLast().end) {
        kept.add(next);
      } else if (next.rule.exact() && !kept.getLast().rule.exact()) {
        int end = Math.max(next.end, kept.getLast().end);
        kept.set(kept.size() - 1, new Found(next.rule, kept.getLast().start, end));
      } else if (next.end > kept.getLast().end) {
        Found last = kept.getLast();
        kept.set(kept.size() - 1, new Found(last.rule, last.start, next.end));
      }
    }
    return kept;
  }

  private static List<SecretMatch> withLines(List<Found> found, String text) {
    List<SecretMatch> matches = new ArrayList<>();
    int line = 1;
    int at = 0;
    for (Found next : found) {
      for (; at < next.start; at++) {
        if (text.charAt(at) == '\n') {
          line++;
        }
      }
      SecretRule rule = next.rule;
      matches.add(
          new SecretMatch(rule.id(), rule.message(), rule.exact(), line, next.start, next.end));
    }
    return List.copyOf(matches);
  }

  /** Lower-cased in ASCII only, so that offsets stay the same. */
  private static String lower(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] >= 'A' && chars[i] <= 'Z') {
        chars[i] = (char) (chars[i] | 32);
      }
    }
    return new String(chars);
  }
}

package dev.awo.worker.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Comments {@code awo:ignore rule-id reason}. One counts for its line, and for the next when it
 * stands alone; only when the base held the very same line, so that a change cannot excuse itself.
 */
final class Suppressions {
  private static final Pattern COMMENT = Pattern.compile("awo:ignore\\s+([a-z0-9-]+)\\s+\\S");
  private static final Pattern ALONE = Pattern.compile("^(?://|#|--|/\\*|<!--|;|\\*|REM\\b)");

  private final Lines lines;
  private final Set<String> baseLines = new HashSet<>();

  Suppressions(Lines lines, Optional<String> base) {
    this.lines = lines;
    base.ifPresent(
        text ->
            text.lines()
                .map(String::strip)
                .filter(l -> l.contains("awo:ignore"))
                .forEach(baseLines::add));
  }

  boolean cover(String rule, int line) {
    if (baseLines.isEmpty()) {
      return false;
    }
    String above = lines.text(line - 1);
    return names(rule, lines.text(line)) || (ALONE.matcher(above).find() && names(rule, above));
  }

  private boolean names(String rule, String line) {
    if (!baseLines.contains(line)) {
      return false;
    }
    Matcher matcher = COMMENT.matcher(line);
    while (matcher.find()) {
      if (matcher.group(1).equals(rule)) {
        return true;
      }
    }
    return false;
  }
}

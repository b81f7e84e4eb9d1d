package dev.awo.worker.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What two runs of the same failing command have in common: their output without times of day,
 * durations, addresses in memory and names of temporary files.
 */
final class Likeness {
  private static final Pattern TIME =
      Pattern.compile("\\b\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d+)?\\b");
  private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}T?");
  private static final Pattern DURATION =
      Pattern.compile(
          "(?<![\\w.])\\d+(?:[.,]\\d+)?\\s?(?:ns|us|µs|ms|s|secs?|seconds?|min|minutes?)\\b");
  private static final Pattern ADDRESS =
      Pattern.compile("\\b0x[0-9a-f]{4,16}\\b|@[0-9a-f]{5,16}\\b");
  private static final Pattern TEMPORARY = Pattern.compile("/(?:tmp|var/folders)/[\\w./-]+");
  private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

  private Likeness() {}

  /** A hash; equal for texts that say the same. */
  static String of(String text) {
    String rest = TEMPORARY.matcher(text).replaceAll("/tmp/X");
    rest = DATE.matcher(rest).replaceAll("D ");
    rest = TIME.matcher(rest).replaceAll("T");
    rest = DURATION.matcher(rest).replaceAll("S");
    rest = ADDRESS.matcher(rest).replaceAll("A");
    return hash(BLANKS.matcher(rest).replaceAll(" "));
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

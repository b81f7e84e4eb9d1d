package dev.awo.api.cli;

import dev.awo.api.view.TokensView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Figures as people read them. */
final class Words {
  private static final int CENTS = 2;
  private static final int SMALL_DIGITS = 4;
  private static final int SHORT_COMMIT = 10;

  private Words() {}

  /** US dollars; small sums with more digits. */
  static String money(BigDecimal usd) {
    if (usd.signum() == 0) {
      return "$0";
    }
    boolean small = usd.abs().compareTo(BigDecimal.ONE) < 0;
    return "$" + usd.setScale(small ? SMALL_DIGITS : CENTS, RoundingMode.HALF_UP).toPlainString();
  }

  static String money(Optional<BigDecimal> usd) {
    return usd.map(Words::money).orElse("no limit");
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String tokens(TokensView tokens) {
    return count(tokens.input() + tokens.output()) + " tokens";
  }

  static String plural(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
        : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
  }

  static String ago(Instant then, Instant now) {
    long seconds = Math.max(0, Duration.between(then, now).toSeconds());
    if (seconds < 60) {
      return seconds + " s ago";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min ago";
    }
    return seconds < 86_400 ? seconds / 3600 + " h ago" : seconds / 86_400 + " d ago";
  }

  static String bytes(long bytes) {
    return bytes < 1L << 30
        ? String.format(Locale.ROOT, "%.0f MB", bytes / (double) (1L << 20))
        : String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1L << 30));
  }

  static String shortCommit(String commit) {
    return commit.length() > SHORT_COMMIT ? commit.substring(0, SHORT_COMMIT) : commit;
  }
}

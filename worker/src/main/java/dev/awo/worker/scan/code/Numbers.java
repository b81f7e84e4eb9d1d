package dev.awo.worker.scan.code;

import java.util.Locale;

/** Number literals of all languages. */
final class Numbers {
  private Numbers() {}

  static Value parse(String literal) {
    String digits = literal.replace("_", "").toLowerCase(Locale.ROOT);
    try {
      if (digits.startsWith("0x")) {
        return new Value.Amount(Long.parseLong(strip(digits.substring(2), "ln"), 16));
      }
      if (digits.startsWith("0b")) {
        return new Value.Amount(Long.parseLong(strip(digits.substring(2), "ln"), 2));
      }
      if (digits.startsWith("0o")) {
        return new Value.Amount(Long.parseLong(strip(digits.substring(2), "ln"), 8));
      }
      if (digits.matches("0[0-7]+l?")) {
        return new Value.Amount(Long.parseLong(strip(digits, "l"), 8));
      }
      return new Value.Amount(Double.parseDouble(strip(digits, "ln")));
    } catch (NumberFormatException e) {
      return new Value.Unknown();
    }
  }

  private static String strip(String digits, String suffixes) {
    int end = digits.length();
    while (end > 0 && suffixes.indexOf(digits.charAt(end - 1)) >= 0) {
      end--;
    }
    return digits.substring(0, end);
  }
}

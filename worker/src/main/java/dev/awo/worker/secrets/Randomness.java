package dev.awo.worker.secrets;

/** What a value looks like, measured. */
final class Randomness {
  private Randomness() {}

  /** Shannon entropy, bits a character. */
  static double entropy(String value) {
    int[] counts = new int[128];
    for (int i = 0; i < value.length(); i++) {
      counts[value.charAt(i) & 127]++;
    }
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / value.length();
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }

  static int distinct(String value) {
    return (int) value.chars().distinct().count();
  }

  /** Whether most neighbours repeat or count up or down, as in {@code 1234567890abcdef}. */
  static boolean isSequence(String value) {
    int steps = 0;
    for (int i = 1; i < value.length(); i++) {
      if (Math.abs(value.charAt(i) - value.charAt(i - 1)) <= 1) {
        steps++;
      }
    }
    return steps * 2 > value.length();
  }

  static int digits(String value) {
    return (int) value.chars().filter(c -> c >= '0' && c <= '9').count();
  }

  static int letters(String value) {
    return (int) value.chars().filter(c -> (c | 32) >= 'a' && (c | 32) <= 'z').count();
  }

  /** Changes between letter, digit and other: random text has many, {@code user-token-2} few. */
  static int alternations(String value) {
    int changes = 0;
    for (int i = 1; i < value.length(); i++) {
      boolean digit = Character.isDigit(value.charAt(i));
      boolean before = Character.isDigit(value.charAt(i - 1));
      boolean letters =
          Character.isLetter(value.charAt(i)) || Character.isLetter(value.charAt(i - 1));
      if (digit != before && letters) {
        changes++;
      }
    }
    return changes;
  }

  static boolean hasSymbol(String value) {
    return value.chars().anyMatch(c -> "!@#$%^&*?+=~".indexOf(c) >= 0);
  }
}

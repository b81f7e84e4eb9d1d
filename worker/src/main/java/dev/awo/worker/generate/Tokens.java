package dev.awo.worker.generate;

import java.nio.charset.StandardCharsets;

/**
 * Estimates tokens as a third of the UTF-8 bytes, rounded up. Each provider has tokenizers of its
 * own and changes them; code has 3 to 4 bytes a token and most other scripts a token a character,
 * so that this errs on the safe side of a budget.
 */
final class Tokens {
  private static final int BYTES_PER_TOKEN = 3;

  private Tokens() {}

  static int in(String text) {
    return ofBytes(text.getBytes(StandardCharsets.UTF_8).length);
  }

  static int ofBytes(long bytes) {
    return Math.toIntExact((bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN);
  }

  /** How many characters of plain text surely fit. */
  static int characters(int tokens) {
    return Math.multiplyExact(Math.max(0, tokens), BYTES_PER_TOKEN);
  }
}

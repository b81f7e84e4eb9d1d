package dev.awo.worker.files;

/**
 * Bounds the work of finding blocks in files: an answer may hold many blocks, and a file many
 * lines.
 */
final class MatchBudget {
  private static final long LINE_STEPS = 30_000_000;

  private long left = LINE_STEPS;

  /**
   * Takes the cost of looking through so many lines; false when the answer has used up its share.
   */
  boolean spend(long lines) {
    left -= lines + 1;
    return left >= 0;
  }
}

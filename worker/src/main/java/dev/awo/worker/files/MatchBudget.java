package dev.awo.worker.files;

/**
 * Bounds the work of finding blocks in files: an answer may hold many blocks, and a file many
 * lines.
 */
final class MatchBudget {
  private static final long LINE_STEPS = 8_000_000;

  private static final int EXPLANATIONS = 5;

  private long left = LINE_STEPS;
  private int explained;

  /**
   * Takes the cost of looking through so many lines; false when the answer has used up its share.
   */
  boolean spend(long lines) {
    left -= lines + 1;
    return left >= 0;
  }

  /** True for the first few edits that fail: to look for the lines that come nearest takes long. */
  boolean explain() {
    explained++;
    return explained <= EXPLANATIONS;
  }
}

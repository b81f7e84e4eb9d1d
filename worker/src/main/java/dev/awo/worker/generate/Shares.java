package dev.awo.worker.generate;

/**
 * How a prompt's budget is shared out, in tokens. What feedback may take is set aside in the first
 * attempt too, so that the next attempt's prompt begins with the very same bytes, which providers
 * have in their caches.
 *
 * @param chosen files that nobody named
 * @param previous the answer that failed
 * @param named files that the findings speak of
 */
record Shares(int chosen, int summary, int findings, int previous, int named) {
  /** Models drift in long prompts: more room is not filled just because it is there. */
  private static final int MOST_CHOSEN = 12_000;

  private static final int MOST_SUMMARY = 2_000;
  private static final int MOST_FINDINGS = 6_000;
  private static final int MOST_NAMED = 6_000;

  /** Fences, and the marks where something was cut. */
  private static final int MARKS = 100;

  /**
   * @param left what the instruction, the rules and the named context files leave
   */
  static Shares of(int left) {
    int summary = Math.min(MOST_SUMMARY, left / 6);
    int chosen = Math.min(MOST_CHOSEN, left / 3);
    int feedback = left - summary - chosen;
    int findings = Math.min(MOST_FINDINGS, feedback / 3);
    int named = Math.min(MOST_NAMED, feedback / 4);
    int previous = Math.max(0, feedback - findings - named - MARKS);
    return new Shares(chosen, summary, findings, previous, named);
  }
}

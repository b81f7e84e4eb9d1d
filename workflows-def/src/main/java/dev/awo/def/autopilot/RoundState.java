package dev.awo.def.autopilot;

import java.util.Optional;

/**
 * How a round's proposals and tasks stand.
 *
 * @param undecided proposals that wait for a person
 * @param open tasks that have not ended
 * @param completed tasks with a verified branch
 * @param failed tasks that ended otherwise
 * @param limit which limit keeps all open tasks waiting, in words
 */
public record RoundState(
    int undecided, int open, int completed, int failed, Optional<String> limit) {
  /** Whether nothing is left to wait for. */
  boolean isOver() {
    return undecided == 0 && open == 0;
  }
}

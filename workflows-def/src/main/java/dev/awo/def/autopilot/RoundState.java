package dev.awo.def.autopilot;

import java.util.Optional;

/**
 * How a round's proposals and tasks stand, and the branches of its tasks.
 *
 * @param undecided proposals that wait for a person
 * @param open tasks that have not ended; not those that wait for a person
 * @param completed tasks with a verified branch
 * @param failed tasks that ended otherwise
 * @param merging branches that the merge queue has yet to do with
 * @param merged branches that are in
 * @param waiting tasks and branches that wait for a person, or for the base to be well again
 * @param limit which limit keeps all open tasks waiting, in words
 */
public record RoundState(
    int undecided,
    int open,
    int completed,
    int failed,
    int merging,
    int merged,
    int waiting,
    Optional<String> limit) {
  /** Whether nothing is left to wait for. A person may take days: a round does not wait for one. */
  boolean isOver() {
    return undecided == 0 && open == 0 && merging == 0;
  }
}

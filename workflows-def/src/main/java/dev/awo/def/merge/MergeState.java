package dev.awo.def.merge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a merge queue knows: what it hands to its next run, and what a query shows.
 *
 * @param branch the base branch
 * @param block why nothing moves although something waits
 * @param trials merges on probation
 */
public record MergeState(
    String project,
    String branch,
    Optional<MergeRules> rules,
    List<MergeItem> items,
    Optional<Block> block,
    List<Trial> trials,
    Totals totals) {
  public MergeState {
    items = List.copyOf(items);
    trials = List.copyOf(trials);
  }

  public static MergeState empty(String project, String branch) {
    return new MergeState(
        project,
        branch,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        new Totals(0, 0));
  }

  /**
   * Why the base branch is not moved.
   *
   * @param tip where it is, 40 hex digits
   * @param lookAt when to look again
   */
  public record Block(String tip, String words, Instant lookAt) {}

  /**
   * What a queue has done so far.
   *
   * @param verifications times that the commands were run on a tree
   * @param advances times that the base branch was moved
   */
  public record Totals(long verifications, long advances) {}
}

package dev.awo.def.merge;

import dev.awo.def.BlobId;
import dev.awo.def.ledger.TaskEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened in a merge queue since its last note.
 *
 * @param run under which the events are numbered
 */
public record MergeNote(
    String project, String branch, String run, List<Entry> entries, MergeState.Totals totals) {
  public MergeNote {
    entries = List.copyOf(entries);
  }

  /**
   * One thing that happened to a task's branch.
   *
   * @param sequence 1-based within the run
   * @param text one line for people
   * @param detail a longer text in the blob store
   * @param merge the merge commit, once there is one
   * @param made what the base branch was moved to by it, or may be moved to by a person: the merge,
   *     that of several together, or the revert
   */
  public record Entry(
      int sequence,
      Instant at,
      String task,
      int round,
      MergeStatus status,
      TaskEvent.Kind kind,
      String text,
      Optional<BlobId> detail,
      Optional<String> merge,
      Optional<String> made) {}
}

package dev.awo.def.merge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.awo.def.BlobId;
import dev.awo.def.spec.VerifyCommand;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that waits in a merge queue.
 *
 * @param round which run of the task the branch is from, 1-based
 * @param since when it came to its stage
 * @param verify the task's own commands, which must hold beside the project's
 * @param suspects of a revert because of bad health: the merges that are taken back instead, one
 *     after the other, when this one does not mend it
 * @param evidence of a revert because of bad health: what was found, which goes back to the task
 */
public record MergeItem(
    Part part,
    int round,
    Stage stage,
    Instant since,
    List<VerifyCommand> verify,
    List<Trial> suspects,
    Optional<BlobId> evidence) {
  public MergeItem {
    verify = List.copyOf(verify);
    suspects = List.copyOf(suspects);
  }

  /** How far it is. */
  public enum Stage {
    /** A person must approve it. */
    APPROVAL,
    /** It is merged when its turn comes. */
    QUEUED,
    /** Verified; but the base branch is checked out and must not be moved. */
    READY,
    /** Its turn came, but the base branch itself fails its verification. */
    HELD
  }

  @JsonIgnore
  public String task() {
    return part.task();
  }

  @JsonIgnore
  boolean isRevert() {
    return part instanceof Part.Revert;
  }

  /** Whether the other one is about the same task and does the same to it. */
  boolean isLike(MergeItem other) {
    return task().equals(other.task()) && isRevert() == other.isRevert();
  }

  MergeItem at(Stage newStage, Instant now) {
    return new MergeItem(part, round, newStage, now, verify, suspects, evidence);
  }
}

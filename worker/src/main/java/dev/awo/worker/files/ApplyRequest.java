package dev.awo.worker.files;

import dev.awo.def.generate.StopReason;
import java.nio.file.Path;

/**
 * One answer to apply.
 *
 * @param root the directory that may be changed
 * @param litter which new files are refused beside those that the policy forbids
 * @param writing whether the tree is changed or only looked at
 */
public record ApplyRequest(
    Path root,
    AnswerText answer,
    StopReason stopReason,
    GuardPolicy policy,
    Litter litter,
    Writing writing) {

  /** Of an answer that is not going to be committed. */
  public ApplyRequest(
      Path root, AnswerText answer, StopReason stopReason, GuardPolicy policy, Writing writing) {
    this(root, answer, stopReason, policy, Litter.NONE, writing);
  }

  /** Whether accepted edits reach the tree. */
  public enum Writing {
    WRITE,
    DRY_RUN
  }
}

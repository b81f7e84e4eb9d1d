package dev.awo.worker.files;

import dev.awo.def.generate.StopReason;
import java.nio.file.Path;

/**
 * One answer to apply.
 *
 * @param root the directory that may be changed
 * @param writing whether the tree is changed or only looked at
 */
public record ApplyRequest(
    Path root, AnswerText answer, StopReason stopReason, GuardPolicy policy, Writing writing) {

  /** Whether accepted edits reach the tree. */
  public enum Writing {
    WRITE,
    DRY_RUN
  }
}

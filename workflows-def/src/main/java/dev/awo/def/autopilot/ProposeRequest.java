package dev.awo.def.autopilot;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.files.GuardRules;
import dev.awo.def.generate.Feedback;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.git.Workspace;
import dev.awo.def.spec.VerifyCommand;
import java.util.List;
import java.util.Optional;

/**
 * Asks a model for proposals.
 *
 * @param workspace the tree that was looked over
 * @param most how many it may propose
 * @param memory what the record knows of the project
 * @param checks what the checks of the base printed
 * @param repair of a base that fails its checks: what they printed
 * @param guard what no proposal may touch
 * @param feedback the answer before, and why it could not be used
 */
public record ProposeRequest(
    AttemptKey key,
    Workspace workspace,
    ModelChoice model,
    int most,
    BlobId survey,
    BlobId memory,
    BlobId checks,
    Optional<Repair> repair,
    GuardRules guard,
    List<VerifyCommand> verify,
    Optional<Feedback> feedback) {
  public ProposeRequest {
    verify = List.copyOf(verify);
  }

  /**
   * What is to be repaired.
   *
   * @param commit that fails its checks, 40 hex digits
   * @param log what they printed, in the blob store
   */
  public record Repair(String commit, BlobId log) {}
}

package dev.awo.def.task;

import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Preparation;
import dev.awo.def.verify.SandboxRules;
import java.util.List;
import java.util.Optional;

/**
 * What to check.
 *
 * @param key names the workspace, as if it were a task
 * @param repository absolute path of the user's repository
 * @param base a branch, tag or commit; the repository's HEAD when absent
 * @param preparation how the project's dependencies are fetched before
 * @param nothing a manifest of no changes, in the blob store
 */
public record CheckRequest(
    TaskKey key,
    String repository,
    Optional<String> base,
    List<VerifyCommand> verify,
    SandboxRules sandbox,
    Optional<Preparation> preparation,
    BlobId nothing) {
  public CheckRequest {
    verify = List.copyOf(verify);
  }
}

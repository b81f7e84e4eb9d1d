package dev.awo.def.git;

import dev.awo.def.TaskKey;
import java.util.Optional;

/**
 * Makes {@code commit} the tip of the task's branch in the user's repository.
 *
 * @param replaces where the branch may be from an earlier round
 */
public record PublishRequest(
    Workspace workspace,
    TaskKey task,
    String repository,
    String commit,
    Optional<String> replaces) {
  /** For a branch that does not exist yet. */
  public PublishRequest(Workspace workspace, TaskKey task, String repository, String commit) {
    this(workspace, task, repository, commit, Optional.empty());
  }
}

package dev.awo.def.git;

import dev.awo.def.TaskKey;
import java.util.Optional;

/**
 * Asks for a workspace on a pinned base commit.
 *
 * @param repository the user's repository: a path inside its working tree, or a bare repository
 * @param base a branch, tag or commit to start from; the repository's HEAD when absent
 * @param replaces where the task's branch is from an earlier round; elsewhere it must not exist
 * @param run the workflow run, so that a retried open finds the workspace it already took
 */
public record OpenRequest(
    TaskKey task, String run, String repository, Optional<String> base, Optional<String> replaces) {
  /** For a branch that does not exist yet. */
  public OpenRequest(TaskKey task, String run, String repository, Optional<String> base) {
    this(task, run, repository, base, Optional.empty());
  }
}

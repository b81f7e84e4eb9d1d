package dev.awo.worker.git;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the git room needs to know.
 *
 * @param workspaces where the clones live, such as {@code <home>/data/workspaces}
 * @param hostQueue the task queue of this host, for {@link dev.awo.def.git.Workspace#hostQueue()}
 * @param hostPatience for {@link dev.awo.def.git.Workspace#hostPatience()}
 * @param maxIdle unused workspaces kept for each repository; the rest are deleted
 * @param author author and committer of every commit: the orchestrator, not the user, since no
 *     person wrote the change
 */
public record GitSettings(
    Path workspaces, String hostQueue, Duration hostPatience, int maxIdle, CommitIdentity author) {
  public GitSettings {
    if (!workspaces.isAbsolute()) {
      throw new IllegalArgumentException("the directory of workspaces must be absolute");
    }
    if (maxIdle < 0) {
      throw new IllegalArgumentException("the number of idle workspaces must not be negative");
    }
  }
}

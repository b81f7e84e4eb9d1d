package dev.awo.def.git;

import dev.awo.def.BlobId;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * Everything that touches git. Each method may be repeated after a crash and does its work once.
 * Where the workspace is no longer the run's own, {@code commit}, {@code preview}, {@code rollback}
 * and {@code publish} fail with {@link dev.awo.def.FailureKind#WORKSPACE_LOST}.
 */
@ActivityInterface(namePrefix = "Git")
public interface GitActivities {
  ActivityOptions OPTIONS =
      ActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofMinutes(10))
          .setHeartbeatTimeout(Duration.ofSeconds(30))
          .setRetryOptions(
              RetryOptions.newBuilder()
                  .setInitialInterval(Duration.ofMillis(200))
                  .setMaximumInterval(Duration.ofSeconds(10))
                  .setMaximumAttempts(8)
                  .build())
          .build();

  /**
   * Takes a workspace from the pool, or makes one, at a pinned base commit. A run that holds one
   * gets it back, at its own last commit.
   */
  Workspace open(OpenRequest request);

  /**
   * Commits exactly the bytes of the manifest on top of the workspace's last commit, and drops
   * everything else from the working tree.
   */
  Committed commit(CommitRequest request);

  /**
   * The diff that {@link #commit} would have, as a blob; nothing is committed, and the working tree
   * stays as it is.
   */
  BlobId preview(PreviewRequest request);

  /** Drops everything in the working tree that is not committed. */
  void rollback(RollbackRequest request);

  /** Publishes the branch by compare-and-set, then hands the workspace back to the pool. */
  Published publish(PublishRequest request);

  /** Hands the workspace back to the pool without publishing. */
  void release(ReleaseRequest request);
}

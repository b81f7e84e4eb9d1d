package dev.awo.def.merge;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * What merging does with git. Nothing is checked out but in workspaces of our own, and the base
 * branch is moved by compare-and-set.
 */
@ActivityInterface(namePrefix = "Merge")
public interface MergeActivities {
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

  /** Where the base branch is, and whether it may be moved. */
  BaseLook look(LookRequest request);

  /**
   * Opens a workspace on the present tip of the base branch and does the parts to it, one after the
   * other; those that do not fit are left out.
   */
  Combination combine(CombineRequest request);

  /** Moves the base branch to a verified commit; doing it again is harmless. */
  Advance advance(AdvanceRequest request);
}

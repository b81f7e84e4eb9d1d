package dev.awo.def.verify;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** Fetches what a project's commands need, once for all workspaces of a host. */
@ActivityInterface(namePrefix = "Prepare")
public interface PrepareActivities {
  /**
   * Commands have their own timeouts; the retries here are for a worker that died under them.
   * Copying a large tree gives no heartbeats.
   */
  ActivityOptions OPTIONS =
      ActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofHours(6))
          .setHeartbeatTimeout(Duration.ofMinutes(1))
          .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
          .setRetryOptions(
              RetryOptions.newBuilder()
                  .setInitialInterval(Duration.ofMillis(500))
                  .setMaximumAttempts(5)
                  .build())
          .build();

  /**
   * Runs the commands, with the network, unless they ran for the same state of the lock files
   * already; who comes while they run waits for them.
   */
  Prepared dependencies(PrepareRequest request);
}

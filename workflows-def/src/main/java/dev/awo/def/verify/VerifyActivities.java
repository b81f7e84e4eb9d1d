package dev.awo.def.verify;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** Judges what an attempt wrote. */
@ActivityInterface(namePrefix = "Verify")
public interface VerifyActivities {
  /** Commands have their own timeouts; the retries here are for a worker that died under them. */
  ActivityOptions OPTIONS =
      ActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofHours(4))
          .setScheduleToStartTimeout(Duration.ofHours(1))
          .setHeartbeatTimeout(Duration.ofSeconds(10))
          .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
          .setRetryOptions(
              RetryOptions.newBuilder()
                  .setInitialInterval(Duration.ofMillis(500))
                  .setMaximumAttempts(5)
                  .build())
          .build();

  /** Scans the changed files, then runs the commands, each until the first that fails. */
  Verdict judge(VerifyRequest request);
}

package dev.awo.def.verify;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** Asks whether something that runs is well. */
@ActivityInterface(namePrefix = "Health")
public interface HealthActivities {
  ActivityOptions OPTIONS =
      ActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofHours(6))
          .setScheduleToStartTimeout(Duration.ofHours(1))
          .setHeartbeatTimeout(Duration.ofMinutes(1))
          .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(5).build())
          .build();

  /** Asks a few times before it says no: one lost packet takes no merge back. */
  Probe probe(ProbeRequest request);
}

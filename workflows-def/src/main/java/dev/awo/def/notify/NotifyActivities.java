package dev.awo.def.notify;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** Speaks to webhooks. */
@ActivityInterface(namePrefix = "Notify")
public interface NotifyActivities {
  /** A receiver may be away for a day; a wait that it asks for comes instead of the back-off. */
  ActivityOptions OPTIONS =
      ActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofMinutes(1))
          .setScheduleToCloseTimeout(Duration.ofHours(24))
          .setRetryOptions(
              RetryOptions.newBuilder()
                  .setInitialInterval(Duration.ofSeconds(1))
                  .setMaximumInterval(Duration.ofMinutes(10))
                  .build())
          .build();

  /**
   * Sends it once. Fails with {@link dev.awo.def.FailureKind#WEBHOOK} when sending it again is no
   * use.
   */
  Receipt send(Delivery delivery);
}

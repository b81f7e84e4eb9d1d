package dev.awo.def.generate;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** Asks a model. Heartbeats carry how many characters of the answer have arrived. */
@ActivityInterface(namePrefix = "Generate")
public interface GenerateActivities {
  /**
   * This is the only retry layer: the clients' own retries are off. It outlasts a provider's outage
   * of some 20 minutes; a wait that the provider asks for comes instead of the back-off.
   */
  ActivityOptions OPTIONS =
      ActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofMinutes(30))
          .setHeartbeatTimeout(Duration.ofSeconds(20))
          .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
          .setRetryOptions(
              RetryOptions.newBuilder()
                  .setInitialInterval(Duration.ofSeconds(1))
                  .setMaximumInterval(Duration.ofMinutes(2))
                  .setMaximumAttempts(16)
                  .build())
          .build();

  /**
   * A CLI agent works for as long as its own timeout, of at most 24 hours, lets it. Each try of it
   * may cost, so that few are made.
   */
  ActivityOptions AGENT_OPTIONS =
      ActivityOptions.newBuilder(OPTIONS)
          .setStartToCloseTimeout(Duration.ofHours(25))
          .setRetryOptions(
              RetryOptions.newBuilder()
                  .setInitialInterval(Duration.ofSeconds(5))
                  .setMaximumInterval(Duration.ofMinutes(2))
                  .setMaximumAttempts(3)
                  .build())
          .build();

  static ActivityOptions options(ModelChoice model) {
    return Provider.named(model.provider()).isPresent() ? OPTIONS : AGENT_OPTIONS;
  }

  /** One model call, or one run of a CLI agent, for one attempt. */
  Generation answer(GenerateRequest request);
}

package dev.awo.def.ledger;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * The record of tasks and spend. Every method is idempotent by its key. With the API process down,
 * tasks wait here and then go on: there is no limit on attempts.
 */
@ActivityInterface(namePrefix = "Ledger")
public interface LedgerActivities {
  ActivityOptions OPTIONS =
      ActivityOptions.newBuilder()
          .setStartToCloseTimeout(Duration.ofSeconds(10))
          .setRetryOptions(
              RetryOptions.newBuilder()
                  .setInitialInterval(Duration.ofMillis(100))
                  .setMaximumInterval(Duration.ofSeconds(5))
                  .build())
          .build();

  /** Sets money aside before a call, or refuses. */
  Grant reserve(Reservation reservation);

  /** Books what the call cost and frees the rest of its reservation. */
  Settled settle(Settlement settlement);

  /** Keeps a change of state between attempts, such as a pause. */
  void note(TaskNote note);

  /** Closes a run: outcome, last events; a call that was never settled is booked as reserved. */
  void close(TaskRecord record);
}

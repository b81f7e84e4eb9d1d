package dev.awo.def.merge;

import dev.awo.def.TaskQueues;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * The record of merges, and the way back to a task. Answered by the API process; with that down, a
 * queue waits here and then goes on.
 */
@ActivityInterface(namePrefix = "MergeRecord")
public interface MergeRecordActivities {
  ActivityOptions OPTIONS =
      ActivityOptions.newBuilder()
          .setTaskQueue(TaskQueues.LEDGER)
          .setStartToCloseTimeout(Duration.ofSeconds(30))
          .setRetryOptions(
              RetryOptions.newBuilder()
                  .setInitialInterval(Duration.ofMillis(100))
                  .setMaximumInterval(Duration.ofSeconds(5))
                  .build())
          .build();

  /** Keeps what happened; each event once. */
  void note(MergeNote note);

  /** Runs a task again because its branch cannot stay as it is; once only. */
  SentBack sendBack(SendBack request);
}

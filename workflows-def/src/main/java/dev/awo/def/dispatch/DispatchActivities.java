package dev.awo.def.dispatch;

import dev.awo.def.TaskQueues;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * What a dispatcher cannot know by itself. Answered by the API process; with that down, a
 * dispatcher waits and then goes on.
 */
@ActivityInterface(namePrefix = "Dispatch")
public interface DispatchActivities {
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

  /**
   * Which of these rounds are over. A task whose workflow was terminated or lost is closed on
   * record, so that the slot it held is free again.
   */
  Survey survey(SurveyRequest request);

  /** How tasks ended on which others depend; those that are not over are left out. */
  Survey history(SurveyRequest request);

  /** Asks for tasks whose provider may not be asked by any number of tasks at once. */
  Permits permits(PermitRequest request);

  /**
   * Tells tasks that they have their slots; telling them twice does no harm. One activity for many
   * costs the server less than a signal from workflow to workflow for each.
   */
  Granted grant(Grants grants);

  /** Keeps on record what the dispatcher does by itself from now on. */
  void noteMode(ModeNote note);
}

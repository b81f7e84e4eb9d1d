package dev.awo.def.dispatch;

import dev.awo.def.TaskQueues;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import java.time.Duration;

/** What a dispatcher cannot know by itself. Answered by the API process. */
@ActivityInterface(namePrefix = "Dispatch")
public interface DispatchActivities {
  ActivityOptions OPTIONS =
      ActivityOptions.newBuilder()
          .setTaskQueue(TaskQueues.LEDGER)
          .setStartToCloseTimeout(Duration.ofSeconds(30))
          .build();

  /**
   * Finds tasks whose workflow was terminated or lost, and closes their records, so that the slots
   * they held are free again.
   */
  Survey survey(SurveyRequest request);

  /**
   * How the tasks ended that a newly queued one depends on and the dispatcher does not know; tasks
   * that are not over are left out.
   */
  Survey history(SurveyRequest request);
}

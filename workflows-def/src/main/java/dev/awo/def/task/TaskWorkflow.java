package dev.awo.def.task;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One task, from its request to a published branch. */
@WorkflowInterface
public interface TaskWorkflow {
  @WorkflowMethod
  TaskOutcome run(TaskRequest request);

  /** From the dispatcher: a queued task may begin. */
  @SignalMethod
  void grantSlot();

  /** Holds the task before its next attempt; what runs now is finished first. */
  @UpdateMethod
  TaskProgress pause(PauseRequest request);

  @UpdateMethod
  TaskProgress resume(PauseRequest request);

  @QueryMethod
  TaskProgress progress();

  /**
   * Stops what runs, rolls back what is not committed, and ends the task as cancelled. Answers at
   * once; the end follows when the running command is dead.
   */
  @UpdateMethod
  TaskProgress cancel(CancelRequest request);
}

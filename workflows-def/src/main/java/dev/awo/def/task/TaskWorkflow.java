package dev.awo.def.task;

import dev.awo.def.approval.ApproveRequest;
import dev.awo.def.approval.RejectRequest;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
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

  /** Lets the change that waits for a person be committed; refused when none waits. */
  @UpdateMethod
  TaskProgress approve(ApproveRequest request);

  @UpdateValidatorMethod(updateName = "approve")
  void checkApprove(ApproveRequest request);

  /**
   * Turns the change down that waits for a person; refused when none waits. With a comment the
   * model tries again and is told of it, as long as it has attempts; without one the task ends as
   * failed.
   */
  @UpdateMethod
  TaskProgress reject(RejectRequest request);

  @UpdateValidatorMethod(updateName = "reject")
  void checkReject(RejectRequest request);

  @QueryMethod
  TaskProgress progress();

  /**
   * Stops what runs, rolls back what is not committed, and ends the task as cancelled. Answers at
   * once; the end follows when the running command is dead.
   */
  @UpdateMethod
  TaskProgress cancel(CancelRequest request);
}

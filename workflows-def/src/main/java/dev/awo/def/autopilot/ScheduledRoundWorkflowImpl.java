package dev.awo.def.autopilot;

import dev.awo.def.WorkflowIds;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;

/** Starts the round and shares its end, so that a failure pauses the schedule. */
final class ScheduledRoundWorkflowImpl implements ScheduledRoundWorkflow {
  @Override
  public RoundReport run(ScheduledRound scheduled) {
    RoundRequest request = scheduled.request();
    AutopilotWorkflow round =
        Workflow.newChildWorkflowStub(
            AutopilotWorkflow.class,
            ChildWorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.autopilot(request.project()))
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                .setStaticSummary("Round of " + request.project())
                .build());
    try {
      return round.run(request);
    } catch (ChildWorkflowFailure failure) {
      if (failure.getCause() instanceof WorkflowExecutionAlreadyStarted) {
        return new RoundReport(0, RoundResult.SKIPPED, "another round is under way");
      }
      throw failure;
    }
  }
}

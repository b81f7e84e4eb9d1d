package dev.awo.def.autopilot;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One round of a project: check, propose, review, queue, wait, check again, report. Its id names
 * the project, so that there is one at a time.
 */
@WorkflowInterface
public interface AutopilotWorkflow {
  /** Fails when something is wrong that the next round would meet again. */
  @WorkflowMethod
  RoundReport run(RoundRequest request);

  /** Ends the round as stopped; what it queued goes on. */
  @SignalMethod
  void stop();

  @QueryMethod
  RoundProgress progress();
}

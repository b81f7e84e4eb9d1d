package dev.awo.def.autopilot;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * What a schedule starts: one round, unless another is under way. A schedule gives each start an id
 * of its own, so that the round itself is a child under the project's.
 */
@WorkflowInterface
public interface ScheduledRoundWorkflow {
  @WorkflowMethod
  RoundReport run(ScheduledRound scheduled);
}

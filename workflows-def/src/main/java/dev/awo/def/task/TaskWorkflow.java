package dev.awo.def.task;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One task, from its request to a published branch. */
@WorkflowInterface
public interface TaskWorkflow {
  @WorkflowMethod
  TaskOutcome run(TaskRequest request);

  @QueryMethod
  TaskProgress progress();
}

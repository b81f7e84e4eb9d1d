package dev.awo.def.task;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Runs a project's verify commands on a branch as it stands, in a workspace of its own. */
@WorkflowInterface
public interface CheckWorkflow {
  @WorkflowMethod
  CheckResult run(CheckRequest request);
}

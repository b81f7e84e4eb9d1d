package dev.awo.def.autopilot;

import io.temporal.worker.Worker;

/** The one public door of the autopilot's workflows. */
public final class AutopilotWorkflows {
  private AutopilotWorkflows() {}

  public static void registerOn(Worker worker) {
    worker.registerWorkflowImplementationFactory(
        AutopilotWorkflow.class, AutopilotWorkflowImpl::new);
    worker.registerWorkflowImplementationFactory(
        ScheduledRoundWorkflow.class, ScheduledRoundWorkflowImpl::new);
  }
}

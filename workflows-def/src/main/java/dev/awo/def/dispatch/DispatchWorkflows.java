package dev.awo.def.dispatch;

import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;

/** The dispatcher's one public door. */
public final class DispatchWorkflows {
  private DispatchWorkflows() {}

  public static void registerOn(Worker worker) {
    worker.registerWorkflowImplementationFactory(
        DispatchWorkflow.class,
        arguments -> new DispatchWorkflowImpl(arguments.get(0, DispatchState.class)),
        WorkflowImplementationOptions.getDefaultInstance());
  }
}

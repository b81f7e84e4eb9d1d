package dev.awo.def.merge;

import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;

/** The merge queue's one public door. */
public final class MergeWorkflows {
  private MergeWorkflows() {}

  public static void registerOn(Worker worker) {
    worker.registerWorkflowImplementationFactory(
        MergeWorkflow.class,
        arguments -> new MergeWorkflowImpl(arguments.get(0, MergeState.class)),
        WorkflowImplementationOptions.getDefaultInstance());
  }
}

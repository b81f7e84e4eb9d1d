package dev.awo.def.task;

import io.temporal.worker.Worker;

/** The one public door of the workflows that work in a workspace. */
public final class TaskWorkflows {
  private TaskWorkflows() {}

  public static void registerOn(Worker worker) {
    worker.registerWorkflowImplementationFactory(TaskWorkflow.class, TaskWorkflowImpl::new);
    worker.registerWorkflowImplementationFactory(CheckWorkflow.class, CheckWorkflowImpl::new);
  }
}

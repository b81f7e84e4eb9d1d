package dev.awo.def.task;

import io.temporal.worker.Worker;

/** The task workflow's one public door. */
public final class TaskWorkflows {
  private TaskWorkflows() {}

  public static void registerOn(Worker worker) {
    worker.registerWorkflowImplementationFactory(TaskWorkflow.class, TaskWorkflowImpl::new);
  }
}

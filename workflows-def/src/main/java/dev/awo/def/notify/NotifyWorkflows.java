package dev.awo.def.notify;

import io.temporal.worker.Worker;

/** The one public door of the notifications' workflow. */
public final class NotifyWorkflows {
  private NotifyWorkflows() {}

  public static void registerOn(Worker worker) {
    worker.registerWorkflowImplementationFactory(NotifyWorkflow.class, NotifyWorkflowImpl::new);
  }
}

package dev.awo.def.notify;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Brings one notification to one webhook; its id names both. */
@WorkflowInterface
public interface NotifyWorkflow {
  /** Fails when the webhook refuses it, or takes it not within a day. */
  @WorkflowMethod
  Receipt run(Delivery delivery);
}

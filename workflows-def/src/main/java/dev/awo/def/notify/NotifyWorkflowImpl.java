package dev.awo.def.notify;

import dev.awo.def.TaskQueues;
import dev.awo.def.task.Rooms;

/** One call; the retries are the activity's. */
final class NotifyWorkflowImpl implements NotifyWorkflow {
  @Override
  public Receipt run(Delivery delivery) {
    return Rooms.stub(
            NotifyActivities.class,
            NotifyActivities.OPTIONS,
            TaskQueues.WORKFLOWS,
            "tell " + delivery.webhook() + ": " + delivery.notification().title())
        .send(delivery);
  }
}

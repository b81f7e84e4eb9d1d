package dev.awo.api.launch;

import dev.awo.api.ledger.Notifications.Known;
import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.notify.Delivery;
import dev.awo.def.notify.Notification;
import dev.awo.def.notify.NotifyWorkflow;
import dev.awo.def.spec.Settings.Webhook;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the workflows that bring notifications to webhooks; twice is harmless. */
final class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  private final TemporalConnection temporal;
  private final List<Webhook> webhooks;

  Deliveries(TemporalConnection temporal, List<Webhook> webhooks) {
    this.temporal = temporal;
    this.webhooks = List.copyOf(webhooks);
  }

  /** The names of all webhooks. */
  List<String> names() {
    return webhooks.stream().map(Webhook::name).toList();
  }

  /** Starts one workflow for each webhook that wants the notification; their names. */
  List<String> start(Known known) {
    List<String> wanted =
        webhooks.stream().filter(webhook -> wants(webhook, known)).map(Webhook::name).toList();
    wanted.forEach(webhook -> start(known.notification(), webhook));
    return wanted;
  }

  private static boolean wants(Webhook webhook, Known known) {
    return known.topic().stream().allMatch(webhook.events()::contains)
        && known.webhook().stream().allMatch(webhook.name()::equals);
  }

  private void start(Notification notification, String webhook) {
    NotifyWorkflow workflow =
        temporal
            .client()
            .newWorkflowStub(
                NotifyWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.notification(notification.id(), webhook))
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .setWorkflowIdReusePolicy(
                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                    .setStaticSummary("Tell " + webhook + ": " + notification.event())
                    .build());
    try {
      WorkflowClient.start(workflow::run, new Delivery(notification, webhook));
    } catch (WorkflowExecutionAlreadyStarted e) {
      LOG.debug("notification {} is on its way to {} already", notification.id(), webhook);
    }
  }
}

package dev.awo.api.launch;

import dev.awo.api.view.NotificationView.Delivery;
import dev.awo.api.view.NotificationView.State;
import dev.awo.def.WorkflowIds;
import dev.awo.def.notify.Receipt;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowException;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks Temporal how far a delivery came. */
final class DeliveryProbe {
  private static final int PATIENCE_SECONDS = 2;

  private final TemporalConnection temporal;

  DeliveryProbe(TemporalConnection temporal) {
    this.temporal = temporal;
  }

  Delivery look(String notification, String webhook) {
    String workflow = WorkflowIds.notification(notification, webhook);
    try {
      DescribeWorkflowExecutionResponse found = temporal.describe(workflow);
      return found.getWorkflowExecutionInfo().getStatus()
              == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
          ? underWay(webhook, found.getPendingActivitiesList().stream().findFirst())
          : ended(webhook, workflow);
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Status.Code.NOT_FOUND
          ? without(webhook, State.UNKNOWN, "Temporal has forgotten it")
          : unanswered(webhook);
    }
  }

  static Delivery unanswered(String webhook) {
    return without(webhook, State.UNKNOWN, "Temporal does not answer; see 'awo doctor'");
  }

  private static Delivery underWay(String webhook, Optional<PendingActivityInfo> activity) {
    return activity
        .filter(PendingActivityInfo::hasLastFailure)
        .map(
            tried ->
                without(
                    webhook,
                    State.TRYING,
                    tried.getLastFailure().getMessage()
                        + "; attempt "
                        + tried.getAttempt()
                        + " comes next, for a day"))
        .orElseGet(
            () ->
                without(
                    webhook, State.WAITING, "waits for a worker; if it stays so: 'awo doctor'"));
  }

  private Delivery ended(String webhook, String workflow) {
    try {
      Receipt receipt =
          temporal
              .client()
              .newUntypedWorkflowStub(workflow)
              .getResult(PATIENCE_SECONDS, TimeUnit.SECONDS, Receipt.class);
      return new Delivery(
          webhook,
          State.DELIVERED,
          Optional.of(receipt.status()),
          "delivered, HTTP status " + receipt.status());
    } catch (WorkflowException e) {
      return without(webhook, State.FAILED, reason(e));
    } catch (TimeoutException e) {
      return unanswered(webhook);
    }
  }

  /** What the innermost failure says, since those around it speak of Temporal. */
  private static String reason(WorkflowException failure) {
    String words = "it was ended in Temporal";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApplicationFailure said) {
        words = said.getOriginalMessage();
      }
    }
    return words;
  }

  private static Delivery without(String webhook, State state, String words) {
    return new Delivery(webhook, state, Optional.empty(), words);
  }
}

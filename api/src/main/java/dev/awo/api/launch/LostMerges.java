package dev.awo.api.launch;

import dev.awo.api.ledger.Ledger;
import dev.awo.api.ledger.Merges.Line;
import dev.awo.def.WorkflowIds;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;

/**
 * Merge queues that have work on record, although their workflow was terminated or failed: branches
 * are asked for again.
 */
final class LostMerges {
  private final Ledger ledger;
  private final TemporalConnection temporal;

  LostMerges(Ledger ledger, TemporalConnection temporal) {
    this.ledger = ledger;
    this.temporal = temporal;
  }

  void look() {
    ledger.merges().lines().stream()
        .filter(line -> !isRunning(line))
        .forEach(line -> ledger.merges().lost(line));
  }

  /** Who does not answer is not taken for dead. */
  private boolean isRunning(Line line) {
    try {
      return temporal
              .client()
              .newUntypedWorkflowStub(WorkflowIds.merge(line.project(), line.base()))
              .describe()
              .getStatus()
          == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    } catch (WorkflowNotFoundException e) {
      return false;
    } catch (WorkflowServiceException e) {
      return true;
    }
  }
}

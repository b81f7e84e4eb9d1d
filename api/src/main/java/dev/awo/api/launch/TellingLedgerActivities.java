package dev.awo.api.launch;

import dev.awo.def.WorkflowIds;
import dev.awo.def.dispatch.TaskEnd;
import dev.awo.def.ledger.Grant;
import dev.awo.def.ledger.LedgerActivities;
import dev.awo.def.ledger.Reservation;
import dev.awo.def.ledger.Settled;
import dev.awo.def.ledger.Settlement;
import dev.awo.def.ledger.TaskNote;
import dev.awo.def.ledger.TaskRecord;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;

/**
 * The ledger, which also tells a task's dispatcher when the task has ended. A call that is repeated
 * tells it again: an end is never kept back, and hearing of it twice does no harm.
 */
final class TellingLedgerActivities implements LedgerActivities {
  private final LedgerActivities ledger;
  private final WorkflowClient client;

  TellingLedgerActivities(LedgerActivities ledger, WorkflowClient client) {
    this.ledger = ledger;
    this.client = client;
  }

  @Override
  public Grant reserve(Reservation reservation) {
    return ledger.reserve(reservation);
  }

  @Override
  public Settled settle(Settlement settlement) {
    return ledger.settle(settlement);
  }

  @Override
  public void note(TaskNote note) {
    ledger.note(note);
  }

  @Override
  public void close(TaskRecord record) {
    ledger.close(record);
    if (record.queued()) {
      tell(record);
    }
  }

  /** A dispatcher that is gone is started again with the tasks that are left. */
  private void tell(TaskRecord record) {
    try {
      client
          .newUntypedWorkflowStub(WorkflowIds.dispatch(record.task().project()))
          .signal(
              "ended",
              new TaskEnd(record.task().task(), record.round(), record.outcome().status()));
    } catch (WorkflowNotFoundException gone) {
      // Nobody holds the slot any more.
    }
  }
}

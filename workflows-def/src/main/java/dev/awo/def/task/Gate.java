package dev.awo.def.task;

import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.ledger.TaskNote;
import io.temporal.workflow.Workflow;

/** Where a task waits: for its slot before it begins, and before an attempt while it is paused. */
final class Gate {
  private final Journal journal;
  private boolean slot;
  private boolean paused;
  private String pausedBy = "";

  Gate(Journal journal) {
    this.journal = journal;
  }

  void grantSlot() {
    slot = true;
  }

  void pause(String by) {
    paused = true;
    pausedBy = by;
  }

  void resume() {
    paused = false;
  }

  /**
   * Fails with a {@link io.temporal.failure.CanceledFailure} when the task is cancelled meanwhile.
   */
  void awaitSlot(TaskRequest request) {
    Workflow.await(() -> slot || paused);
    while (!slot) {
      hold(request, TaskStatus.QUEUED);
      Workflow.await(() -> slot || paused);
    }
  }

  /** Lets the task pass unless it is paused. */
  void pass(TaskRequest request) {
    if (paused) {
      hold(request, TaskStatus.RUNNING);
    }
  }

  private void hold(TaskRequest request, TaskStatus afterwards) {
    journal.enter(TaskStatus.PAUSED);
    journal.note(Kind.PAUSED, "paused by " + pausedBy);
    tell(request, TaskStatus.PAUSED);
    Workflow.await(() -> !paused);
    journal.enter(afterwards);
    journal.note(Kind.RESUMED, "going on");
    tell(request, afterwards);
  }

  private void tell(TaskRequest request, TaskStatus status) {
    Rooms.ledger("record: " + status.label())
        .note(new TaskNote(request.key(), Workflow.getInfo().getRunId(), status, journal.drain()));
  }
}

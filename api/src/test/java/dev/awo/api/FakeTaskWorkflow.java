package dev.awo.api;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.TaskQueues;
import dev.awo.def.approval.ApproveRequest;
import dev.awo.def.approval.RejectRequest;
import dev.awo.def.generate.Usage;
import dev.awo.def.ledger.Grant;
import dev.awo.def.ledger.LedgerActivities;
import dev.awo.def.ledger.Reservation;
import dev.awo.def.ledger.Settlement;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.ledger.TaskRecord;
import dev.awo.def.task.CancelRequest;
import dev.awo.def.task.PauseRequest;
import dev.awo.def.task.TaskOutcome;
import dev.awo.def.task.TaskProgress;
import dev.awo.def.task.TaskRequest;
import dev.awo.def.task.TaskStatus;
import dev.awo.def.task.TaskWorkflow;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Talks to the ledger as the real one does, without files and models. With the model {@code slow}
 * it goes on until it is cancelled.
 */
public final class FakeTaskWorkflow implements TaskWorkflow {
  /** What the fake claims to have written: a blob that the tests put there. */
  static final BlobId DIFF =
      new BlobId("6bc4174a0ae9bb0e0dd0ed3adaa9ceb30f2ed64f2bbaa1b0a24bf9dd1d5a8d4c");

  private final LedgerActivities ledger =
      Workflow.newActivityStub(
          LedgerActivities.class,
          ActivityOptions.newBuilder(LedgerActivities.OPTIONS)
              .setTaskQueue(TaskQueues.LEDGER)
              .build());
  private int sequence;
  private boolean cancelled;

  @Override
  public TaskOutcome run(TaskRequest request) {
    String run = Workflow.getInfo().getRunId();
    AttemptKey key = new AttemptKey(request.key(), run, 0, 1);
    Grant grant =
        ledger.reserve(
            new Reservation(key, request.model(), List.of(event(Kind.STARTED, "started"))));
    TaskOutcome outcome =
        switch (grant) {
          case Grant.Granted granted -> work(request, key);
          case Grant.Refused refused -> new TaskOutcome.Refused(refused.limit(), 0);
          case Grant.Later later -> new TaskOutcome.Refused(later.limit(), 0);
        };
    ledger.close(new TaskRecord(request.key(), run, outcome, List.of(event(last(outcome), "end"))));
    return outcome;
  }

  private TaskOutcome work(TaskRequest request, AttemptKey key) {
    ledger.settle(
        new Settlement(
            key,
            new Usage(1_000, 0, 100, 2_500),
            DIFF,
            DIFF,
            List.of(event(Kind.ANSWERED, "answered"), event(Kind.VERIFYING, "verifying"))));
    if (request.model().model().equals("slow")) {
      Workflow.await(() -> cancelled);
      return new TaskOutcome.Cancelled(2_500);
    }
    return new TaskOutcome.Completed(request.key().branch(), "a".repeat(40), DIFF, 1, 2_500);
  }

  private static Kind last(TaskOutcome outcome) {
    return switch (outcome.status()) {
      case COMPLETED -> Kind.COMPLETED;
      case CANCELLED -> Kind.CANCELLED;
      case REFUSED -> Kind.REFUSED;
      case FAILED, QUEUED, RUNNING, PAUSED, APPROVAL -> Kind.FAILED;
    };
  }

  private TaskEvent event(Kind kind, String text) {
    sequence++;
    return new TaskEvent(
        sequence,
        Instant.ofEpochMilli(Workflow.currentTimeMillis()),
        kind,
        0,
        1,
        text,
        Optional.empty());
  }

  @Override
  public TaskProgress cancel(CancelRequest request) {
    cancelled = true;
    return progress();
  }

  @Override
  public TaskProgress progress() {
    return new TaskProgress(TaskStatus.RUNNING, 0, 1, "working");
  }

  @Override
  public void grantSlot() {
    throw new UnsupportedOperationException("the fake waits for no slot");
  }

  @Override
  public TaskProgress pause(PauseRequest request) {
    return progress();
  }

  @Override
  public TaskProgress resume(PauseRequest request) {
    return progress();
  }

  @Override
  public TaskProgress approve(ApproveRequest request) {
    return progress();
  }

  @Override
  public void checkApprove(ApproveRequest request) {}

  @Override
  public TaskProgress reject(RejectRequest request) {
    return progress();
  }

  @Override
  public void checkReject(RejectRequest request) {}
}

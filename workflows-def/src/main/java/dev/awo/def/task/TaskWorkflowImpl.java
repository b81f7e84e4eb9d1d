package dev.awo.def.task;

import dev.awo.def.approval.ApproveRequest;
import dev.awo.def.approval.RejectRequest;
import dev.awo.def.git.Committed;
import dev.awo.def.git.OpenRequest;
import dev.awo.def.git.PublishRequest;
import dev.awo.def.git.Published;
import dev.awo.def.git.ReleaseRequest;
import dev.awo.def.git.Workspace;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.ledger.TaskRecord;
import dev.awo.def.spec.Durations;
import dev.awo.def.verify.Prepared;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Optional;

/** Open, work the steps, publish; whatever happens, close the record. */
final class TaskWorkflowImpl implements TaskWorkflow {
  private static final int MAX_HOSTS = 5;

  private final Journal journal = new Journal();
  private final Gate gate = new Gate(journal);
  private Optional<CancellationScope> work = Optional.empty();
  private Optional<TaskOutcome> outcome = Optional.empty();
  private boolean cancelled;
  private boolean timedOut;
  private Duration returned = Duration.ZERO;

  @Override
  public TaskOutcome run(TaskRequest request) {
    if (!request.queued()) {
      journal.enter(TaskStatus.RUNNING);
    }
    if (!cancelled) {
      CancellationScope scope =
          Workflow.newCancellationScope(() -> outcome = Optional.of(begin(request)));
      work = Optional.of(scope);
      scope.run();
    }
    TaskOutcome end = end(request);
    Workflow.newDetachedCancellationScope(() -> close(request, end)).run();
    return end;
  }

  @Override
  public void grantSlot() {
    gate.grantSlot();
  }

  @Override
  public TaskProgress pause(PauseRequest request) {
    gate.pause(request.by());
    return journal.progress();
  }

  @Override
  public TaskProgress resume(PauseRequest request) {
    gate.resume();
    return journal.progress();
  }

  @Override
  public TaskProgress approve(ApproveRequest request) {
    gate.approvals().approve(request);
    return journal.progress();
  }

  @Override
  public void checkApprove(ApproveRequest request) {
    gate.approvals().requireWaiting();
  }

  @Override
  public TaskProgress reject(RejectRequest request) {
    gate.approvals().reject(request);
    return journal.progress();
  }

  @Override
  public void checkReject(RejectRequest request) {
    gate.approvals().requireWaiting();
  }

  @Override
  public TaskProgress progress() {
    return journal.progress();
  }

  @Override
  public TaskProgress cancel(CancelRequest request) {
    cancelled = true;
    work.ifPresent(scope -> scope.cancel("cancelled by " + request.by()));
    return journal.progress();
  }

  private TaskOutcome end(TaskRequest request) {
    TaskOutcome end = outcome.orElseGet(() -> new TaskOutcome.Cancelled(journal.costMicros()));
    if (timedOut && end instanceof TaskOutcome.Cancelled) {
      String limit = request.timeout().map(Durations::shown).orElse("none");
      return new TaskOutcome.Failed(
          "it took longer than its timeout of " + limit, Optional.empty(), journal.costMicros());
    }
    return end;
  }

  private TaskOutcome begin(TaskRequest request) {
    try {
      if (request.queued()) {
        gate.awaitSlot(request);
        journal.enter(TaskStatus.RUNNING);
      }
      request.timeout().ifPresent(this::startClock);
      journal.note(Kind.STARTED, "started on " + request.key().project());
      return work(request);
    } catch (CanceledFailure e) {
      return new TaskOutcome.Cancelled(journal.costMicros());
    }
  }

  private void startClock(Duration timeout) {
    Workflow.newTimer(timeout).thenApply(over -> expire());
  }

  /** Time in which the task was made to wait is given back to it. */
  private boolean expire() {
    if (gate.isIdle()) {
      gate.afterwards(this::expire);
      return false;
    }
    Duration owed = gate.idle().minus(returned);
    if (owed.isPositive()) {
      returned = returned.plus(owed);
      startClock(owed);
      return false;
    }
    timedOut = true;
    work.ifPresent(scope -> scope.cancel("the timeout is over"));
    return timedOut;
  }

  private TaskOutcome work(TaskRequest request) {
    for (int host = 1; ; host++) {
      String run = Workflow.getInfo().getRunId() + (host == 1 ? "" : "-" + host);
      try {
        return onOneHost(request, run);
      } catch (TemporalFailure failure) {
        if (Failures.isCancellation(failure)) {
          return new TaskOutcome.Cancelled(journal.costMicros());
        }
        if (!Failures.isHostLost(failure) || host == MAX_HOSTS) {
          return new TaskOutcome.Failed(
              Failures.reason(failure), Optional.empty(), journal.costMicros());
        }
        journal.note(Kind.STARTED, "the host with the files is gone; starting again elsewhere");
      }
    }
  }

  private TaskOutcome onOneHost(TaskRequest request, String run) {
    Workspace workspace =
        Rooms.opening("open a workspace of " + request.key().project())
            .open(
                new OpenRequest(
                    request.key(), run, request.repository(), request.base(), request.replaces()));
    journal.note(Kind.OPENED, "workspace open at " + Words.shortId(workspace.base()));
    try {
      TaskOutcome end = prepareAndWork(request, run, workspace);
      if (!(end instanceof TaskOutcome.Completed)) {
        release(request, run, workspace);
      }
      return end;
    } catch (TemporalFailure failure) {
      if (!Failures.isHostLost(failure)) {
        Workflow.newDetachedCancellationScope(() -> release(request, run, workspace)).run();
      }
      throw failure;
    }
  }

  private TaskOutcome prepareAndWork(TaskRequest request, String run, Workspace workspace) {
    if (request.preparation().isEmpty()) {
      return steps(request, run, workspace, Optional.empty());
    }
    return switch (Preparing.run(request, request.preparation().get(), workspace, journal)) {
      case Prepared.Ready ready -> steps(request, run, workspace, Optional.of(ready.state()));
      case Prepared.Failed failed ->
          new TaskOutcome.Failed(
              failed.findings().headline(),
              Optional.of(failed.findings().text()),
              journal.costMicros());
    };
  }

  private TaskOutcome steps(
      TaskRequest request, String run, Workspace workspace, Optional<String> prepared) {
    int attempts = 0;
    Optional<Committed> last = Optional.empty();
    for (int number = 0; number < request.steps().size(); number++) {
      switch (new StepLoop(request, run, workspace, number, journal, gate, prepared).run()) {
        case StepResult.Ended ended -> {
          return ended.outcome();
        }
        case StepResult.Done done -> {
          attempts += done.attempts();
          last = Optional.of(done.commit());
        }
      }
    }
    return publish(request, workspace, last.orElseThrow(), attempts);
  }

  private TaskOutcome publish(
      TaskRequest request, Workspace workspace, Committed commit, int attempts) {
    Published published =
        Rooms.git(workspace, "publish " + workspace.branch())
            .publish(
                new PublishRequest(
                    workspace,
                    request.key(),
                    request.repository(),
                    commit.commit(),
                    request.replaces()));
    journal.note(
        Kind.PUBLISHED,
        "branch " + published.branch() + " is at " + Words.shortId(published.commit()));
    return new TaskOutcome.Completed(
        published.branch(), published.commit(), published.diff(), attempts, journal.costMicros());
  }

  private static void release(TaskRequest request, String run, Workspace workspace) {
    Rooms.git(workspace, "hand back the workspace").release(new ReleaseRequest(request.key(), run));
  }

  private void close(TaskRequest request, TaskOutcome end) {
    journal.enter(end.status());
    switch (end) {
      case TaskOutcome.Completed completed ->
          journal.note(
              Kind.COMPLETED,
              "done: " + completed.branch() + ", " + Words.dollars(completed.costMicros()));
      case TaskOutcome.Failed failed -> journal.note(Kind.FAILED, failed.reason());
      case TaskOutcome.Refused refused -> journal.note(Kind.REFUSED, refused.limit());
      case TaskOutcome.Cancelled ignored -> journal.note(Kind.CANCELLED, "cancelled");
    }
    String run = Workflow.getInfo().getRunId();
    Rooms.ledger("record: " + end.status().label())
        .close(
            new TaskRecord(
                request.key(), run, end, journal.drain(), request.queued(), request.round()));
    Workflow.await(Workflow::isEveryHandlerFinished);
  }
}

package dev.awo.def.merge;

import dev.awo.def.RunningWorkflow;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.merge.MergeItem.Stage;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Waits for something to do, does it, and waits again. */
final class MergeWorkflowImpl implements MergeWorkflow {
  /** So that who wakes an idle queue also finds it when he speaks to it. */
  private static final Duration LINGER = Duration.ofMinutes(1);

  private final MergeLine line;
  private final MergeJournal journal;
  private final Approvals approvals;
  private boolean changed = true;

  MergeWorkflowImpl(MergeState state) {
    line = new MergeLine(state);
    journal = new MergeJournal(line);
    approvals = new Approvals(line, journal);
  }

  @Override
  public void run(MergeState state) {
    MergeRound round = new MergeRound(line, journal);
    Probation probation = new Probation(line, journal, round.bench());
    while (true) {
      awaitNews();
      boolean isQuiet = !changed;
      changed = false;
      if (isQuiet && line.isIdle()) {
        return;
      }
      approvals.expire();
      round.lookAgain();
      probation.check();
      round.run(line.next());
      journal.flush();
      if (Workflow.isEveryHandlerFinished() && RunningWorkflow.isHistoryLong()) {
        Workflow.continueAsNew(line.state());
      }
    }
  }

  @Override
  public MergeReceipt enqueue(MergeRequest request) {
    Stage stage = request.approved() ? Stage.QUEUED : Stage.APPROVAL;
    Part part = new Part.Branch(request.task(), request.branch(), request.commit());
    MergeItem item =
        new MergeItem(
            part,
            request.round(),
            stage,
            RunningWorkflow.now(),
            request.verify(),
            List.of(),
            Optional.empty());
    line.rule(request.rules());
    changed = true;
    Optional<MergeItem> present = line.find(item::isLike);
    if (present.isEmpty() && line.isFull()) {
      throw ApplicationFailure.newFailure(
          "the merge queue of " + line.branch() + " is full: try again later", "QUEUE_FULL");
    }
    if (present.isPresent() && present.get().part().equals(part)) {
      return again(present.get(), stage);
    }
    line.add(item);
    approvals.announce(item);
    return receipt(item.task());
  }

  /** Asking twice is an approval, if it is a person who asks, and lets the blocked be tried. */
  private MergeReceipt again(MergeItem present, Stage wanted) {
    if (present.stage() == Stage.APPROVAL && wanted == Stage.QUEUED) {
      line.move(present, Stage.QUEUED, RunningWorkflow.now());
    }
    line.unblock(RunningWorkflow.now());
    return receipt(present.task());
  }

  @Override
  public MergeReceipt approve(Decision decision) {
    approvals.approve(decision);
    changed = true;
    return receipt(decision.task());
  }

  @Override
  public MergeReceipt reject(Decision decision) {
    approvals.reject(decision);
    changed = true;
    return new MergeReceipt(decision.task(), MergeStatus.REJECTED, 0);
  }

  @Override
  public MergeReceipt rollback(RollbackRequest request) {
    line.rule(request.rules());
    Part part = new Part.Revert(request.task(), request.merge(), request.reason());
    MergeItem item =
        new MergeItem(
            part,
            request.round(),
            Stage.QUEUED,
            RunningWorkflow.now(),
            List.of(),
            List.of(),
            Optional.empty());
    if (line.find(item::isLike).isEmpty()) {
      line.add(item);
      journal.note(item, MergeStatus.REVERTING, Kind.MERGE_QUEUED, "its merge is to be taken back");
    } else {
      line.unblock(RunningWorkflow.now());
    }
    changed = true;
    return new MergeReceipt(request.task(), MergeStatus.REVERTING, line.position(request.task()));
  }

  @Override
  public MergeState state() {
    return line.state();
  }

  private MergeReceipt receipt(String task) {
    MergeStatus status =
        line.find(item -> item.task().equals(task) && item.stage() == Stage.APPROVAL).isPresent()
            ? MergeStatus.APPROVAL
            : MergeStatus.QUEUED;
    return new MergeReceipt(task, status, line.position(task));
  }

  /** Sleeps without a timer where nothing but a message can change anything. */
  private void awaitNews() {
    if (changed || !line.next().isEmpty()) {
      return;
    }
    if (line.isIdle()) {
      Workflow.await(LINGER, () -> changed);
      return;
    }
    Optional<Instant> next = line.nextTime(RunningWorkflow.now());
    if (next.isPresent()) {
      Workflow.await(Duration.between(RunningWorkflow.now(), next.get()), () -> changed);
    } else {
      Workflow.await(() -> changed);
    }
  }
}

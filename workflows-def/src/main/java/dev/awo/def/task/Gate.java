package dev.awo.def.task;

import dev.awo.def.RunningWorkflow;
import dev.awo.def.approval.ApprovalGate;
import dev.awo.def.approval.ApprovalPolicy;
import dev.awo.def.approval.Decision;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.ledger.TaskNote;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a task waits: for its slot before it begins, before an attempt while it is paused or a
 * limit has to be reset, and for a person before a commit that needs approval.
 */
final class Gate {
  private static final Duration STAGGER = Duration.ofMinutes(2);

  /** A reset that has passed already was not one. */
  private static final Duration SHORTEST_WAIT = Duration.ofMinutes(5);

  private final Journal journal;
  private final ApprovalGate approvals = new ApprovalGate();
  private boolean slot;
  private boolean paused;
  private String pausedBy = "";
  private Duration idle = Duration.ZERO;
  private Optional<Runnable> afterwards = Optional.empty();
  private boolean waiting;

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
    idle(() -> Workflow.await(() -> !paused));
    journal.enter(afterwards);
    journal.note(Kind.RESUMED, "going on");
    tell(request, afterwards);
  }

  /**
   * Waits for a limit to be reset. Tasks that wait for the same reset go on one after the other,
   * within {@link #STAGGER}.
   */
  void park(TaskRequest request, Instant reset, String why) {
    Instant now = RunningWorkflow.now();
    Duration wait = Duration.between(now, reset);
    Duration least = wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    Duration stagger =
        Duration.ofMillis(
            Math.floorMod(Workflow.randomUUID().getLeastSignificantBits(), STAGGER.toMillis()));
    journal.enter(TaskStatus.PAUSED);
    journal.note(Kind.PAUSED, "waits until " + now.plus(least) + ": " + why);
    tell(request, TaskStatus.PAUSED);
    idle(() -> Workflow.sleep(least.plus(stagger)));
    journal.enter(TaskStatus.RUNNING);
    journal.note(Kind.RESUMED, "going on");
    pass(request);
  }

  ApprovalGate approvals() {
    return approvals;
  }

  /** Waits without a slot for a person's decision; {@link #goOn} must follow. */
  Decision awaitPerson(TaskRequest request, ApprovalPolicy policy, Runnable reminder) {
    DispatchSlot slot = new DispatchSlot(request);
    journal.enter(TaskStatus.APPROVAL);
    tell(request, TaskStatus.APPROVAL);
    slot.lend();
    Runnable remind =
        () -> {
          reminder.run();
          tell(request, TaskStatus.APPROVAL);
        };
    Decision decision = idle(() -> approvals.await(policy, remind));
    slot.takeBack();
    return decision;
  }

  void goOn(TaskRequest request) {
    journal.enter(TaskStatus.RUNNING);
    tell(request, TaskStatus.RUNNING);
  }

  /** How long the task was made to wait so far, the wait that is under way left out. */
  Duration idle() {
    return idle;
  }

  boolean isIdle() {
    return waiting;
  }

  /** What to do when the wait that is under way is over. */
  void afterwards(Runnable next) {
    afterwards = Optional.of(next);
  }

  private void idle(Runnable wait) {
    idle(
        () -> {
          wait.run();
          return true;
        });
  }

  private <T> T idle(Supplier<T> wait) {
    Instant since = RunningWorkflow.now();
    waiting = true;
    T result = wait.get();
    waiting = false;
    idle = idle.plus(Duration.between(since, RunningWorkflow.now()));
    Optional<Runnable> next = afterwards;
    afterwards = Optional.empty();
    next.ifPresent(Runnable::run);
    return result;
  }

  private void tell(TaskRequest request, TaskStatus status) {
    Rooms.ledger("record: " + status.label())
        .note(new TaskNote(request.key(), Workflow.getInfo().getRunId(), status, journal.drain()));
  }
}

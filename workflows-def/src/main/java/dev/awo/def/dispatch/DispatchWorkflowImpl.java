package dev.awo.def.dispatch;

import dev.awo.def.RunningWorkflow;
import dev.awo.def.task.TaskStatus;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/** Grants slots as they come free; looks after the running tasks from time to time. */
final class DispatchWorkflowImpl implements DispatchWorkflow {
  /** A task that died without a word is noticed after this long. */
  private static final Duration SURVEY_EVERY = Duration.ofSeconds(30);

  /** A dependency that no dispatcher runs may end without a word to this one. */
  private static final Duration LOOK_UP_EVERY = Duration.ofMinutes(5);

  /** A provider's permits come free without a word. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  /** How many looks for permits, or at running tasks, there are to one look at everything. */
  private static final int PERMIT_LOOKS = 6;

  private static final int SURVEY_LOOKS = 10;

  /** Told by one activity. */
  private static final int MOST_GRANTS = 100;

  /** So that who wakes an idle dispatcher also finds it when he speaks to it. */
  private static final Duration LINGER = Duration.ofMinutes(1);

  private final Schedule schedule;
  private Instant noted;
  private boolean changed = true;
  private boolean waitsForPermits;
  private int looks;

  DispatchWorkflowImpl(DispatchState state) {
    schedule = new Schedule(state);
    noted = state.since();
  }

  @Override
  public void run(DispatchState state) {
    while (true) {
      awaitNews();
      boolean isQuiet = !changed;
      changed = false;
      if (isQuiet && schedule.isIdle()) {
        return;
      }
      if (isQuiet) {
        lookAround();
      }
      lookUp(schedule.unknown());
      startTasks();
      noteMode();
      if (Workflow.isEveryHandlerFinished() && RunningWorkflow.isHistoryLong()) {
        Workflow.continueAsNew(schedule.state());
      }
    }
  }

  @Override
  public void enqueue(Enqueue batch) {
    schedule.enqueue(batch);
    changed = true;
  }

  @Override
  public void ended(TaskEnd end) {
    schedule.end(end);
    changed = true;
  }

  @Override
  public void waits(TaskWait wait) {
    schedule.change(wait);
    changed = true;
  }

  @Override
  public DispatchReport setMode(ModeChange change) {
    schedule.change(change, RunningWorkflow.now());
    changed = true;
    return schedule.report();
  }

  @Override
  public DispatchReport setPriority(PriorityChange change) {
    requireWaiting(change.task());
    schedule.change(change);
    changed = true;
    return schedule.report();
  }

  @Override
  public DispatchReport hold(HoldChange change) {
    requireWaiting(change.task());
    schedule.change(change);
    changed = true;
    return schedule.report();
  }

  @Override
  public DispatchState state() {
    return schedule.state();
  }

  private void requireWaiting(String task) {
    if (!schedule.waits(task)) {
      throw ApplicationFailure.newFailure("task " + task + " is not waiting", "NOT_WAITING");
    }
  }

  /** Sleeps without a timer where nothing but a message can change anything. */
  private void awaitNews() {
    if (schedule.isIdle()) {
      Workflow.await(LINGER, () -> changed);
    } else if (waitsForPermits) {
      Workflow.await(ASK_AGAIN, () -> changed);
    } else if (schedule.isBusy()) {
      Workflow.await(SURVEY_EVERY, () -> changed);
    } else if (!schedule.running().isEmpty() || !schedule.unresolved().isEmpty()) {
      Workflow.await(LOOK_UP_EVERY, () -> changed);
    } else {
      Workflow.await(() -> changed);
    }
  }

  private void lookAround() {
    looks++;
    if (waitsForPermits && looks % PERMIT_LOOKS != 0) {
      return;
    }
    if (!schedule.running().isEmpty()) {
      survey(schedule.running());
    }
    if (schedule.running().isEmpty() || looks % SURVEY_LOOKS == 0) {
      List<String> unresolved = schedule.unresolved();
      schedule.forget(unresolved);
      lookUp(unresolved);
    }
  }

  private void startTasks() {
    SequencedSet<String> refused = new LinkedHashSet<>();
    List<QueuedTask> batch = schedule.startable(refused);
    while (!batch.isEmpty() && !RunningWorkflow.isHistoryLong()) {
      Set<String> permitted = permitted(batch);
      List<String> begun = new ArrayList<>();
      for (QueuedTask task : batch) {
        if (!permitted.contains(task.task())) {
          refused.add(task.task());
        } else if (schedule.begin(task.task())) {
          begun.add(task.task());
        }
      }
      grant(begun);
      batch = schedule.startable(refused);
    }
    waitsForPermits = !refused.isEmpty();
    schedule.settle(RunningWorkflow.now());
    DispatchReport report = schedule.report();
    Workflow.setCurrentDetails(report.running() + " running, " + report.waiting() + " waiting");
  }

  private Set<String> permitted(List<QueuedTask> batch) {
    Set<String> permitted = new LinkedHashSet<>();
    List<PermitRequest.Wish> wishes = new ArrayList<>();
    for (QueuedTask task : batch) {
      task.limited()
          .ifPresentOrElse(
              provider -> wishes.add(new PermitRequest.Wish(task.task(), provider)),
              () -> permitted.add(task.task()));
    }
    if (!wishes.isEmpty()) {
      permitted.addAll(activities().permits(new PermitRequest(schedule.project(), wishes)).tasks());
    }
    return permitted;
  }

  /** A task that cannot be told has no workflow any more: its slot is free at once. */
  private void grant(List<String> tasks) {
    List<TaskRound> gone = new ArrayList<>();
    for (int from = 0; from < tasks.size(); from += MOST_GRANTS) {
      List<String> some = tasks.subList(from, Math.min(tasks.size(), from + MOST_GRANTS));
      activities()
          .grant(new Grants(schedule.project(), some))
          .gone()
          .forEach(task -> gone.addAll(runningAs(task)));
    }
    if (!gone.isEmpty()) {
      survey(gone);
      gone.stream()
          .filter(schedule.running()::contains)
          .forEach(task -> schedule.end(new TaskEnd(task.task(), task.round(), TaskStatus.FAILED)));
    }
  }

  private List<TaskRound> runningAs(String task) {
    return schedule.running().stream().filter(round -> round.task().equals(task)).toList();
  }

  private void survey(List<TaskRound> tasks) {
    activities()
        .survey(new SurveyRequest(schedule.project(), tasks))
        .ended()
        .forEach(schedule::end);
  }

  private void lookUp(List<String> tasks) {
    if (!tasks.isEmpty()) {
      List<TaskRound> any = tasks.stream().map(task -> new TaskRound(task, 0)).toList();
      activities()
          .history(new SurveyRequest(schedule.project(), any))
          .ended()
          .forEach(schedule::end);
    }
  }

  private void noteMode() {
    ModeNote note = schedule.modeNote();
    if (note.since().isAfter(noted)) {
      noted = note.since();
      activities().noteMode(note);
    }
  }

  private static DispatchActivities activities() {
    return Workflow.newActivityStub(DispatchActivities.class, DispatchActivities.OPTIONS);
  }
}

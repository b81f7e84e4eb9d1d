package dev.awo.def.dispatch;

import dev.awo.def.ExternalSignal;
import dev.awo.def.TaskKey;
import dev.awo.def.WorkflowIds;
import dev.awo.def.task.TaskStatus;
import dev.awo.def.task.TaskWorkflow;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Grants slots as they come free; looks after the running tasks from time to time. */
final class DispatchWorkflowImpl implements DispatchWorkflow {
  /** A task that died without a word is noticed after this long. */
  private static final Duration SURVEY_EVERY = Duration.ofMinutes(1);

  private final Schedule schedule;
  private final List<String> unknown = new ArrayList<>();
  private boolean changed = true;

  DispatchWorkflowImpl(DispatchState state) {
    schedule = new Schedule(state);
  }

  @Override
  public void run(DispatchState state) {
    while (true) {
      boolean woken = Workflow.await(SURVEY_EVERY, () -> changed);
      changed = false;
      if (!woken) {
        survey();
      }
      lookUpUnknown();
      grantSlots();
      if (changed || !Workflow.isEveryHandlerFinished()) {
        continue;
      }
      if (schedule.isIdle()) {
        return;
      }
      if (Workflow.getInfo().isContinueAsNewSuggested()) {
        Workflow.continueAsNew(schedule.state());
      }
    }
  }

  @Override
  public void enqueue(QueuedTask task) {
    schedule.enqueue(task);
    unknown.addAll(task.dependsOn());
    changed = true;
  }

  @Override
  public void ended(TaskEnd end) {
    schedule.end(end);
    changed = true;
  }

  @Override
  public DispatchState setMode(ModeChange change) {
    schedule.change(change);
    changed = true;
    return schedule.state();
  }

  @Override
  public DispatchState setPriority(PriorityChange change) {
    if (!schedule.knows(change.task())) {
      throw ApplicationFailure.newFailure("task " + change.task() + " is not waiting", "NOT_FOUND");
    }
    schedule.change(change);
    changed = true;
    return schedule.state();
  }

  @Override
  public DispatchState state() {
    return schedule.state();
  }

  private void grantSlots() {
    Optional<QueuedTask> next = schedule.takeNext();
    while (next.isPresent()) {
      grant(next.get().task());
      next = schedule.takeNext();
    }
    DispatchState state = schedule.state();
    Workflow.setCurrentDetails(
        state.running().size() + " running, " + state.waiting().size() + " waiting");
  }

  /** A task that cannot be told has no workflow any more: its slot is free at once. */
  private void grant(String task) {
    TaskKey key = new TaskKey(schedule.state().project(), task);
    TaskWorkflow workflow =
        Workflow.newExternalWorkflowStub(TaskWorkflow.class, WorkflowIds.task(key));
    if (!ExternalSignal.send(workflow::grantSlot)) {
      schedule.end(new TaskEnd(task, TaskStatus.FAILED));
      changed = true;
    }
  }

  private void survey() {
    List<String> running = schedule.running().stream().map(QueuedTask::task).toList();
    if (!running.isEmpty()) {
      activities()
          .survey(new SurveyRequest(schedule.state().project(), running))
          .ended()
          .forEach(schedule::end);
    }
  }

  private void lookUpUnknown() {
    List<String> ids = unknown.stream().filter(id -> !schedule.knows(id)).distinct().toList();
    unknown.clear();
    if (!ids.isEmpty()) {
      activities()
          .history(new SurveyRequest(schedule.state().project(), ids))
          .ended()
          .forEach(schedule::end);
    }
  }

  private static DispatchActivities activities() {
    return Workflow.newActivityStub(DispatchActivities.class, DispatchActivities.OPTIONS);
  }
}

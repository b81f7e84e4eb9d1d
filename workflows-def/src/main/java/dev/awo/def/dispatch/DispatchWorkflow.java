package dev.awo.def.dispatch;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Hands out slots to the queued tasks of one project. */
@WorkflowInterface
public interface DispatchWorkflow {
  /** Ends when it is paused and knows no task; the next {@code enqueue} starts it again. */
  @WorkflowMethod
  void run(DispatchState state);

  @SignalMethod
  void enqueue(QueuedTask task);

  @SignalMethod
  void ended(TaskEnd end);

  @UpdateMethod
  DispatchState setMode(ModeChange change);

  @UpdateMethod
  DispatchState setPriority(PriorityChange change);

  @QueryMethod
  DispatchState state();
}

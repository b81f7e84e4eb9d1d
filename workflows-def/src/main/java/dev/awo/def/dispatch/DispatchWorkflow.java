package dev.awo.def.dispatch;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Hands out slots to the queued tasks of one project. */
@WorkflowInterface
public interface DispatchWorkflow {
  /**
   * Ends a while after it is paused and knows no task; the next {@code enqueue} starts it again.
   */
  @WorkflowMethod
  void run(DispatchState state);

  @SignalMethod
  void enqueue(Enqueue batch);

  @SignalMethod
  void ended(TaskEnd end);

  /**
   * As long as a running task waits for a person, its slot is another's; its files stay its own.
   */
  @SignalMethod
  void waits(TaskWait wait);

  @UpdateMethod
  DispatchReport setMode(ModeChange change);

  /** Fails with {@code NOT_WAITING} when the task is not waiting. */
  @UpdateMethod
  DispatchReport setPriority(PriorityChange change);

  /** Fails with {@code NOT_WAITING} when the task is not waiting. */
  @UpdateMethod
  DispatchReport hold(HoldChange change);

  @QueryMethod
  DispatchState state();
}

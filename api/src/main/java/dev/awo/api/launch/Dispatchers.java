package dev.awo.api.launch;

import dev.awo.api.launch.Updates.Answer;
import dev.awo.api.ledger.DispatchRecord;
import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.dispatch.DispatchReport;
import dev.awo.def.dispatch.DispatchState;
import dev.awo.def.dispatch.Enqueue;
import dev.awo.def.dispatch.HoldChange;
import dev.awo.def.dispatch.Mode;
import dev.awo.def.dispatch.ModeChange;
import dev.awo.def.dispatch.ModeNote;
import dev.awo.def.dispatch.PriorityChange;
import dev.awo.def.dispatch.QueuedTask;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** Speaks to the projects' dispatchers; one that does not exist is started. */
final class Dispatchers {
  /** A signal of this many tasks is far from the largest that Temporal takes. */
  private static final int BATCH = 100;

  private static final int PATIENCE_SECONDS = 2;

  private final TemporalConnection temporal;
  private final DispatchRecord record;
  private final Updates updates;
  private final ToIntFunction<String> atOnce;

  /**
   * Dispatchers.
   *
   * @param atOnce how many tasks of the project may run at the same time
   */
  Dispatchers(TemporalConnection temporal, DispatchRecord record, ToIntFunction<String> atOnce) {
    this.temporal = temporal;
    this.record = record;
    this.atOnce = atOnce;
    updates = new Updates(temporal);
  }

  /** Fails with a Temporal exception when the server does not take them; doing it twice is fine. */
  void enqueue(String project, List<QueuedTask> tasks) {
    int limit = atOnce.applyAsInt(project);
    DispatchState start =
        isRunning(project) ? DispatchState.empty(project, limit) : record.state(project, limit);
    for (int from = 0; from < tasks.size(); from += BATCH) {
      send(project, tasks.subList(from, Math.min(tasks.size(), from + BATCH)), start);
    }
  }

  /** Starts the dispatcher, with all that the record has for it, if it is not there. */
  void ensure(String project) {
    if (!isRunning(project)) {
      revive(project);
    }
  }

  Answer<DispatchReport> setMode(String project, Mode mode) {
    Answer<DispatchReport> answer =
        ask(project, "setMode", new ModeChange(mode, atOnce.applyAsInt(project)));
    if (answer instanceof Answer.Given<DispatchReport> given) {
      record.note(new ModeNote(project, given.value().mode(), given.value().since()));
    }
    return answer;
  }

  Answer<DispatchReport> setPriority(String project, String task, int priority) {
    return ask(project, "setPriority", new PriorityChange(task, priority));
  }

  Answer<DispatchReport> hold(String project, String task, boolean held) {
    return ask(project, "hold", new HoldChange(task, held));
  }

  /** A dispatcher with nothing to do ends, and is started again to be spoken to. */
  private Answer<DispatchReport> ask(String project, String update, Object argument) {
    String workflow = WorkflowIds.dispatch(project);
    Answer<DispatchReport> answer = updates.ask(workflow, update, argument, DispatchReport.class);
    if (answer instanceof Answer.Gone) {
      revive(project);
      return updates.ask(workflow, update, argument, DispatchReport.class);
    }
    return answer;
  }

  private void revive(String project) {
    send(project, List.of(), record.state(project, atOnce.applyAsInt(project)));
  }

  /**
   * Tells the dispatcher.
   *
   * @param start what it knows when it has to be started for that
   */
  private void send(String project, List<QueuedTask> tasks, DispatchState start) {
    WorkflowStub dispatcher =
        temporal.client().newUntypedWorkflowStub("DispatchWorkflow", options(project));
    dispatcher.signalWithStart(
        "enqueue", new Object[] {new Enqueue(tasks, start.atOnce())}, new Object[] {start});
  }

  private static WorkflowOptions options(String project) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(WorkflowIds.dispatch(project))
        .setTaskQueue(TaskQueues.WORKFLOWS)
        .setStaticSummary("The queue of " + project)
        .setStaticDetails(
            "Decides which queued task of project **"
                + project
                + "** runs next; 'awo queue' shows"
                + " it, 'awo schedule' starts it.")
        .build();
  }

  private boolean isRunning(String project) {
    try {
      return temporal
              .service()
              .blockingStub()
              .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .describeWorkflowExecution(
                  DescribeWorkflowExecutionRequest.newBuilder()
                      .setNamespace(temporal.target().namespace())
                      .setExecution(
                          WorkflowExecution.newBuilder()
                              .setWorkflowId(WorkflowIds.dispatch(project)))
                      .build())
              .getWorkflowExecutionInfo()
              .getStatus()
          == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() != Status.Code.NOT_FOUND;
    }
  }
}

package dev.awo.api.launch;

import dev.awo.api.ledger.Ledger;
import dev.awo.def.TaskKey;
import dev.awo.def.WorkflowIds;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.ledger.TaskRecord;
import dev.awo.def.task.TaskOutcome;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tasks that are open on record, although their workflow ended without a last word. */
final class LostTasks {
  /** Beside the workflow's own runs, so that its events cannot clash with theirs. */
  private static final String RUN = "lost-";

  private final Ledger ledger;
  private final TemporalConnection temporal;
  private final InstantSource clock;

  LostTasks(Ledger ledger, TemporalConnection temporal, InstantSource clock) {
    this.ledger = ledger;
    this.temporal = temporal;
    this.clock = clock;
  }

  void closeIfGone(TaskKey key) {
    outcome(key)
        .ifPresent(
            outcome ->
                ledger
                    .activities()
                    .close(
                        new TaskRecord(
                            key,
                            RUN + ledger.tasks().round(key),
                            outcome,
                            List.of(event(outcome)))));
  }

  private TaskEvent event(TaskOutcome outcome) {
    boolean cancelled = outcome instanceof TaskOutcome.Cancelled;
    return new TaskEvent(
        1,
        clock.instant(),
        cancelled ? TaskEvent.Kind.CANCELLED : TaskEvent.Kind.FAILED,
        0,
        0,
        outcome instanceof TaskOutcome.Failed failed ? failed.reason() : "cancelled in Temporal",
        Optional.empty());
  }

  private Optional<TaskOutcome> outcome(TaskKey key) {
    try {
      return outcome(
          temporal.describe(WorkflowIds.task(key)).getWorkflowExecutionInfo().getStatus());
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Status.Code.NOT_FOUND
          ? Optional.of(failed("Temporal does not know its workflow any more; add it again"))
          : Optional.empty();
    }
  }

  private static Optional<TaskOutcome> outcome(WorkflowExecutionStatus status) {
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_TERMINATED ->
          Optional.of(failed("its workflow was terminated in Temporal"));
      case WORKFLOW_EXECUTION_STATUS_FAILED ->
          Optional.of(failed("its workflow failed; Temporal's web UI has the reason"));
      case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> Optional.of(failed("its workflow timed out"));
      case WORKFLOW_EXECUTION_STATUS_CANCELED -> Optional.of(new TaskOutcome.Cancelled(0));
      case WORKFLOW_EXECUTION_STATUS_RUNNING,
          WORKFLOW_EXECUTION_STATUS_PAUSED,
          WORKFLOW_EXECUTION_STATUS_COMPLETED,
          WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW,
          WORKFLOW_EXECUTION_STATUS_UNSPECIFIED,
          UNRECOGNIZED ->
          Optional.empty();
    };
  }

  private static TaskOutcome failed(String reason) {
    return new TaskOutcome.Failed(reason, Optional.empty(), 0);
  }
}

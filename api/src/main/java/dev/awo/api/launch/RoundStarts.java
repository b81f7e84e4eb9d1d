package dev.awo.api.launch;

import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.autopilot.AutopilotWorkflow;
import dev.awo.def.autopilot.RoundRequest;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import java.util.Optional;

/** Starts single rounds for people. */
public final class RoundStarts {
  private final TemporalConnection temporal;
  private final RoundPlans plans;

  public RoundStarts(TemporalConnection temporal, RoundPlans plans) {
    this.temporal = temporal;
    this.plans = plans;
  }

  /** What became of the wish for a round. */
  public sealed interface Start {
    /** It runs; {@code run} names it. */
    record Started(String run) implements Start {}

    /** Another one runs; {@code run} names that. */
    record Busy(String run) implements Start {}

    record Refused(String detail) implements Start {}

    record Unavailable(String detail) implements Start {}
  }

  /** Starts a round unless one of the project is under way. */
  public Start start(RoundRequest request) {
    Optional<String> trouble = plans.trouble(request.project());
    if (trouble.isPresent()) {
      return new Start.Refused(trouble.get());
    }
    if (temporal.serverVersion().isEmpty()) {
      return new Start.Unavailable("Temporal does not answer; see 'awo doctor'");
    }
    AutopilotWorkflow round =
        temporal
            .client()
            .newWorkflowStub(
                AutopilotWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.autopilot(request.project()))
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .setWorkflowIdConflictPolicy(
                        WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                    .setStaticSummary("Round of " + request.project())
                    .build());
    try {
      return new Start.Started(WorkflowClient.start(round::run, request).getRunId());
    } catch (WorkflowExecutionAlreadyStarted e) {
      return new Start.Busy(e.getExecution().getRunId());
    } catch (WorkflowServiceException e) {
      return new Start.Unavailable("Temporal did not take the round; see 'awo doctor'");
    }
  }
}

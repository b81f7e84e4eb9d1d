package dev.awo.api.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.awo.api.view.ProgressView;
import dev.awo.def.TaskKey;
import dev.awo.def.WorkflowIds;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looks at what a task does this moment: its running activity, and that activity's heartbeat. */
public final class ProgressProbe {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int PATIENCE_SECONDS = 1;

  private final TemporalConnection temporal;
  private final InstantSource clock;

  public ProgressProbe(TemporalConnection temporal, InstantSource clock) {
    this.temporal = temporal;
    this.clock = clock;
  }

  /** Absent when nothing runs, or when Temporal does not answer within a second. */
  public Optional<ProgressView> look(TaskKey key) {
    try {
      return temporal
          .service()
          .blockingStub()
          .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .describeWorkflowExecution(
              DescribeWorkflowExecutionRequest.newBuilder()
                  .setNamespace(temporal.target().namespace())
                  .setExecution(WorkflowExecution.newBuilder().setWorkflowId(WorkflowIds.task(key)))
                  .build())
          .getPendingActivitiesList()
          .stream()
          .max(Comparator.comparingLong(pending -> pending.getScheduledTime().getSeconds()))
          .map(pending -> view(key, pending));
    } catch (StatusRuntimeException e) {
      return Optional.empty();
    }
  }

  private ProgressView view(TaskKey key, PendingActivityInfo pending) {
    String activity = pending.getActivityType().getName();
    Optional<JsonNode> beat = beat(pending);
    Optional<Long> characters =
        beat.map(node -> node.path("characters"))
            .filter(JsonNode::isIntegralNumber)
            .map(JsonNode::asLong);
    Optional<String> command =
        beat.map(node -> node.path("command")).filter(JsonNode::isTextual).map(JsonNode::asText);
    boolean runs = pending.getState() != PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED;
    return new ProgressView(
        key.task(),
        key.project(),
        clock.instant(),
        activity,
        pending.getAttempt(),
        runs
            ? ActivityWords.running(activity, characters, command)
            : ActivityWords.waiting(activity, pending.getAttempt()),
        characters,
        command);
  }

  private static Optional<JsonNode> beat(PendingActivityInfo pending) {
    if (pending.getHeartbeatDetails().getPayloadsCount() == 0) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
          JSON.readTree(pending.getHeartbeatDetails().getPayloads(0).getData().toStringUtf8()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}

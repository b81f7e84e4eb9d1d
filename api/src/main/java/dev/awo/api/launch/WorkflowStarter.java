package dev.awo.api.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.api.ledger.Tasks;
import dev.awo.def.SearchAttributes;
import dev.awo.def.TaskKey;
import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.task.TaskRequest;
import dev.awo.def.task.TaskStatus;
import dev.awo.def.task.TaskWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.util.Optional;

/**
 * Starts the workflow of a task that is on record. Starting a round twice is harmless: the server
 * knows the request by its id, whether or not its run is over.
 */
final class WorkflowStarter {
  private static final ObjectMapper JSON = JacksonJsonPayloadConverter.newDefaultObjectMapper();

  private final TemporalConnection temporal;
  private final Tasks tasks;

  WorkflowStarter(TemporalConnection temporal, Tasks tasks) {
    this.temporal = temporal;
    this.tasks = tasks;
  }

  static String write(TaskRequest request) {
    try {
      return JSON.writeValueAsString(request);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a task request is always writable as JSON", e);
    }
  }

  /**
   * Starts what is on record, and says under which run id. Absent while an earlier round of the
   * task is not quite over. Fails with {@link WorkflowServiceException} when the server does not
   * take it.
   */
  Optional<String> start(TaskKey key) {
    return tasks.request(key).flatMap(json -> start(read(json)));
  }

  private Optional<String> start(TaskRequest request) {
    TaskWorkflow workflow = temporal.client().newWorkflowStub(TaskWorkflow.class, options(request));
    try {
      return Optional.of(WorkflowClient.start(workflow::run, request).getRunId());
    } catch (WorkflowExecutionAlreadyStarted e) {
      return request.round() == 1 ? Optional.of(e.getExecution().getRunId()) : Optional.empty();
    }
  }

  private static WorkflowOptions options(TaskRequest request) {
    TaskKey key = request.key();
    return WorkflowOptions.newBuilder()
        .setWorkflowId(WorkflowIds.task(key))
        .setTaskQueue(TaskQueues.WORKFLOWS)
        .setRequestId(WorkflowIds.task(key) + "/" + request.round())
        .setWorkflowIdReusePolicy(
            request.round() == 1
                ? WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE
                : WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
        .setStaticSummary("Task " + key.task() + " in " + key.project())
        .setStaticDetails(WorkflowDetails.of(request))
        .setTypedSearchAttributes(
            io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.PROJECT, key.project())
                .set(SearchAttributes.TASK, key.task())
                .set(SearchAttributes.STATUS, TaskStatus.QUEUED.label())
                .build())
        .build();
  }

  static TaskRequest read(String json) {
    try {
      return JSON.readValue(json, TaskRequest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a recorded task request cannot be read", e);
    }
  }
}

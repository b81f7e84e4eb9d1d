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
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the workflow of a task that is on record. Starting it twice is harmless. */
final class WorkflowStarter {
  private static final Logger LOG = LoggerFactory.getLogger(WorkflowStarter.class);
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

  /** Starts what is on record; when the server does not take it, the sweeper comes again. */
  void start(TaskKey key) {
    tasks.request(key).ifPresent(json -> start(key, read(json)));
  }

  private void start(TaskKey key, TaskRequest request) {
    try {
      tasks.launched(key, execution(request).getRunId());
    } catch (WorkflowServiceException e) {
      LOG.warn(
          "task {} is accepted, but could not be started yet ({}); trying on",
          key,
          Status.fromThrowable(e).getCode());
    }
  }

  private WorkflowExecution execution(TaskRequest request) {
    TaskWorkflow workflow = temporal.client().newWorkflowStub(TaskWorkflow.class, options(request));
    try {
      return WorkflowClient.start(workflow::run, request);
    } catch (WorkflowExecutionAlreadyStarted e) {
      return e.getExecution();
    }
  }

  private static WorkflowOptions options(TaskRequest request) {
    TaskKey key = request.key();
    return WorkflowOptions.newBuilder()
        .setWorkflowId(WorkflowIds.task(key))
        .setTaskQueue(TaskQueues.WORKFLOWS)
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
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

  private static TaskRequest read(String json) {
    try {
      return JSON.readValue(json, TaskRequest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a recorded task request cannot be read", e);
    }
  }
}

package dev.awo.api.launch;

import dev.awo.def.TaskKey;
import dev.awo.def.WorkflowIds;
import dev.awo.def.task.CancelRequest;
import dev.awo.def.task.TaskProgress;
import io.grpc.Status;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Cancels tasks: by an update, which answers; where no worker is there to answer, by a request. */
public final class TaskCanceller {
  private static final int PATIENCE_SECONDS = 3;

  private final TemporalConnection temporal;
  private final Launches launches;

  public TaskCanceller(TemporalConnection temporal, Launches launches) {
    this.temporal = temporal;
    this.launches = launches;
  }

  /** Cancels a task; {@code by} goes on record. */
  public Cancellation cancel(TaskKey key, String by) {
    if (temporal.serverVersion().isEmpty()) {
      return new Cancellation.Unavailable(
          "Temporal does not answer at "
              + temporal.target().address()
              + "; start it, such as with 'awo up', and try again");
    }
    launches.launchIfNeeded(key);
    WorkflowStub workflow = temporal.client().newUntypedWorkflowStub(WorkflowIds.task(key));
    CompletableFuture<TaskProgress> answer =
        CompletableFuture.supplyAsync(
            () -> update(workflow, by), task -> Thread.ofVirtual().start(task));
    try {
      answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new Cancellation.Heard();
    } catch (TimeoutException e) {
      return request(workflow);
    } catch (ExecutionException e) {
      return isGone(e) ? new Cancellation.Ended() : request(workflow);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return request(workflow);
    }
  }

  private static TaskProgress update(WorkflowStub workflow, String by) {
    return workflow
        .startUpdate(
            UpdateOptions.newBuilder(TaskProgress.class)
                .setUpdateName("cancel")
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build(),
            new CancelRequest(by))
        .getResult();
  }

  private static Cancellation request(WorkflowStub workflow) {
    try {
      workflow.cancel("cancelled over the API");
      return new Cancellation.Noted();
    } catch (WorkflowNotFoundException e) {
      return new Cancellation.Ended();
    } catch (WorkflowServiceException e) {
      return new Cancellation.Unavailable("Temporal did not take the request; try again");
    }
  }

  private static boolean isGone(ExecutionException failure) {
    return failure.getCause() instanceof WorkflowNotFoundException
        || Status.fromThrowable(failure).getCode() == Status.Code.NOT_FOUND;
  }
}

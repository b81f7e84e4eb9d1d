package dev.awo.api.launch;

import dev.awo.def.FailureKind;
import io.grpc.Status;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Asks a workflow to change something and waits for its answer, though not for ever. */
final class Updates {
  /** A worker that has a thousand new tasks before it answers late. */
  private static final int PATIENCE_SECONDS = 20;

  private final TemporalConnection temporal;

  Updates(TemporalConnection temporal) {
    this.temporal = temporal;
  }

  /** What a workflow said. */
  sealed interface Answer<T> {
    record Given<T>(T value) implements Answer<T> {}

    /** It will not; {@code type} is the type of its failure, or a {@link FailureKind}. */
    record Refused<T>(String type, String words) implements Answer<T> {}

    /** There is no such workflow, or it is over. */
    record Gone<T>() implements Answer<T> {}

    /** Nobody answered in time: no worker runs, or Temporal does not. */
    record Silent<T>() implements Answer<T> {}
  }

  <T> Answer<T> ask(String workflow, String update, Object argument, Class<T> type) {
    WorkflowStub stub = temporal.client().newUntypedWorkflowStub(workflow);
    return within(() -> stub.startUpdate(options(update, type), argument).getResult());
  }

  /**
   * As {@link #ask}, of a workflow that is started when it does not run.
   *
   * @param start what it is started with
   */
  <T> Answer<T> askOrStart(
      String workflowType,
      WorkflowOptions workflow,
      Object start,
      String update,
      Object argument,
      Class<T> type) {
    WorkflowStub stub = temporal.client().newUntypedWorkflowStub(workflowType, workflow);
    return within(
        () ->
            stub.executeUpdateWithStart(
                options(update, type), new Object[] {argument}, new Object[] {start}));
  }

  private static <T> UpdateOptions<T> options(String update, Class<T> type) {
    return UpdateOptions.newBuilder(type)
        .setUpdateName(update)
        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
        .build();
  }

  private static <T> Answer<T> within(Supplier<T> question) {
    CompletableFuture<T> answer =
        CompletableFuture.supplyAsync(question, task -> Thread.ofVirtual().start(task));
    try {
      return new Answer.Given<>(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      return new Answer.Silent<>();
    } catch (ExecutionException e) {
      return failed(Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Silent<>();
    }
  }

  private static <T> Answer<T> failed(Throwable failure) {
    if (failure instanceof WorkflowNotFoundException
        || Status.fromThrowable(failure).getCode() == Status.Code.NOT_FOUND) {
      return new Answer.Gone<>();
    }
    if (failure instanceof WorkflowUpdateException
        && failure.getCause() instanceof ApplicationFailure said) {
      return new Answer.Refused<>(said.getType(), said.getOriginalMessage());
    }
    return new Answer.Silent<>();
  }
}

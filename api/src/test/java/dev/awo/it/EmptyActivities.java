package dev.awo.it;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What a Temporal server needs for a workflow that does nothing, one activity after the other. */
final class EmptyActivities {
  private static final String QUEUE = "benchmark-floor";

  private EmptyActivities() {}

  static Figures measure(WorkflowClient client, int activities, int warmUp, int rounds) {
    WorkerFactory factory = startWorker(client);
    try {
      Figures figures = new Figures();
      for (int round = 0; round < warmUp + rounds; round++) {
        double took = once(client, activities);
        if (round >= warmUp) {
          figures.add(took);
        }
      }
      return figures;
    } finally {
      factory.shutdownNow();
    }
  }

  /** Seconds that so many workflows need when all are started at once. */
  static double together(WorkflowClient client, int activities, int workflows) {
    WorkerFactory factory = startWorker(client);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      List<? extends Future<?>> all =
          IntStream.range(0, workflows)
              .mapToObj(i -> threads.submit(() -> once(client, activities)))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      factory.shutdownNow();
    }
  }

  private static WorkerFactory startWorker(WorkflowClient client) {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(Chain.class);
    worker.registerActivitiesImplementations((Nothing) () -> {});
    factory.start();
    return factory;
  }

  private static double once(WorkflowClient client, int activities) {
    ChainWorkflow chain =
        client.newWorkflowStub(
            ChainWorkflow.class, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
    long start = System.nanoTime();
    chain.run(activities);
    return (System.nanoTime() - start) / 1e6;
  }

  /** Does nothing. */
  @ActivityInterface
  public interface Nothing {
    void nothing();
  }

  /** Does nothing, some times. */
  @WorkflowInterface
  public interface ChainWorkflow {
    @WorkflowMethod
    void run(int activities);
  }

  /** The implementation. */
  public static final class Chain implements ChainWorkflow {
    private final Nothing nothing =
        Workflow.newActivityStub(
            Nothing.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10)).build());

    @Override
    public void run(int activities) {
      for (int i = 0; i < activities; i++) {
        nothing.nothing();
      }
    }
  }
}

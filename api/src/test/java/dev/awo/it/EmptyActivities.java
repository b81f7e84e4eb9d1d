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

/** What a Temporal server needs for a workflow that does nothing, one activity after the other. */
final class EmptyActivities {
  private static final String QUEUE = "benchmark-floor";

  private EmptyActivities() {}

  static Figures measure(WorkflowClient client, int activities, int warmUp, int rounds) {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(Chain.class);
    worker.registerActivitiesImplementations((Nothing) () -> {});
    factory.start();
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

package dev.awo.def.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.TaskKey;
import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.replay.SavedHistories;
import dev.awo.def.task.TaskStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class DispatchWorkflowTest {
  private final FakeApi api = new FakeApi();
  private TestWorkflowEnvironment temporal;
  private DispatchWorkflow dispatcher;

  @BeforeEach
  void startTemporal() {
    temporal = TestWorkflowEnvironment.newInstance();
    Worker worker = temporal.newWorker(TaskQueues.WORKFLOWS);
    DispatchWorkflows.registerOn(worker);
    worker.registerWorkflowImplementationTypes(SlotUser.class);
    temporal.newWorker(TaskQueues.LEDGER).registerActivitiesImplementations(api);
    temporal.start();
    dispatcher = stub();
    QueuedTask waiting = queued("waiting", List.of("never"));
    DispatchState state =
        new DispatchState(
            "p", new Mode.Paused(), 2, List.of(waiting), List.of(), new LinkedHashMap<>());
    WorkflowClient.start(dispatcher::run, state);
  }

  @AfterEach
  void stopTemporal(TestInfo test) {
    SavedHistories.record(
        temporal.getWorkflowClient(),
        WorkflowIds.dispatch("p"),
        test.getTestMethod().orElseThrow().getName());
    temporal.close();
  }

  @Test
  void queuedTasksGetTheirSlotsAndTheIdleDispatcherEnds() {
    for (int i = 0; i < 5; i++) {
      accept("t" + i, List.of());
    }

    dispatcher.ended(new TaskEnd("waiting", TaskStatus.CANCELLED));
    dispatcher.setMode(new ModeChange(new Mode.Loop(), 2));

    WorkflowStub.fromTyped(dispatcher).getResult(Void.class);
    for (int i = 0; i < 5; i++) {
      assertThat(task("t" + i).getResult(String.class)).isEqualTo("ran");
    }
  }

  @Test
  void aTaskThatDiedWithoutAWordLosesItsSlot() {
    accept("a-mute", List.of());
    accept("b", List.of());
    api.dead.add("a-mute");

    dispatcher.setMode(new ModeChange(new Mode.Watch(), 1));

    assertThat(task("b").getResult(String.class)).isEqualTo("ran");
  }

  @Test
  void whatATaskDependsOnMayHaveEndedLongAgo() {
    api.completed.add("old");
    accept("new", List.of("old"));

    dispatcher.setMode(new ModeChange(new Mode.Watch(), 1));

    assertThat(task("new").getResult(String.class)).isEqualTo("ran");
  }

  @Test
  void aTaskWithoutAWorkflowDoesNotKeepItsSlot() {
    dispatcher.enqueue(queued("ghost", List.of()));
    accept("real", List.of());

    dispatcher.setMode(new ModeChange(new Mode.Loop(), 1));

    assertThat(task("real").getResult(String.class)).isEqualTo("ran");
  }

  private void accept(String id, List<String> dependsOn) {
    SlotUserWorkflow user =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(SlotUserWorkflow.class, options(WorkflowIds.task(key(id))));
    WorkflowClient.start(user::run, id);
    dispatcher.enqueue(queued(id, dependsOn));
  }

  private WorkflowStub task(String id) {
    return temporal.getWorkflowClient().newUntypedWorkflowStub(WorkflowIds.task(key(id)));
  }

  private DispatchWorkflow stub() {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(DispatchWorkflow.class, options(WorkflowIds.dispatch("p")));
  }

  private static WorkflowOptions options(String id) {
    return WorkflowOptions.newBuilder()
        .setTaskQueue(TaskQueues.WORKFLOWS)
        .setWorkflowId(id)
        .build();
  }

  private static TaskKey key(String id) {
    return new TaskKey("p", id);
  }

  private static QueuedTask queued(String id, List<String> dependsOn) {
    return new QueuedTask(id, 3, Instant.EPOCH, dependsOn, List.of());
  }

  /** Stands for a task: takes its slot, works for a while, gives it back. */
  @WorkflowInterface
  public interface SlotUserWorkflow {
    @WorkflowMethod
    String run(String id);

    @SignalMethod
    void grantSlot();
  }

  public static final class SlotUser implements SlotUserWorkflow {
    private boolean granted;

    @Override
    public String run(String id) {
      Workflow.await(() -> granted);
      Workflow.sleep(Duration.ofSeconds(10));
      if (!id.endsWith("mute")) {
        Workflow.newExternalWorkflowStub(DispatchWorkflow.class, WorkflowIds.dispatch("p"))
            .ended(new TaskEnd(id, TaskStatus.COMPLETED));
      }
      return "ran";
    }

    @Override
    public void grantSlot() {
      granted = true;
    }
  }

  private static final class FakeApi implements DispatchActivities {
    private final List<String> dead = new CopyOnWriteArrayList<>();
    private final List<String> completed = new CopyOnWriteArrayList<>();

    @Override
    public Survey survey(SurveyRequest request) {
      return ends(request, dead, TaskStatus.FAILED);
    }

    @Override
    public Survey history(SurveyRequest request) {
      return ends(request, completed, TaskStatus.COMPLETED);
    }

    private static Survey ends(SurveyRequest request, List<String> ids, TaskStatus status) {
      return new Survey(
          request.tasks().stream()
              .filter(ids::contains)
              .map(id -> new TaskEnd(id, status))
              .toList());
    }
  }
}

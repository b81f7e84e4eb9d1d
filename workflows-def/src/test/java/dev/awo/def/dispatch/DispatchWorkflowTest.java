package dev.awo.def.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.TaskKey;
import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.replay.SavedHistories;
import dev.awo.def.task.TaskStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class DispatchWorkflowTest {
  private static final int MANY = 5_000;

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
            "p",
            new Mode.Paused(),
            Instant.EPOCH,
            2,
            List.of(waiting),
            List.of(),
            new LinkedHashMap<>());
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

    dispatcher.ended(new TaskEnd("waiting", 1, TaskStatus.CANCELLED));
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
    enqueue(queued("ghost", List.of()));
    accept("real", List.of());

    dispatcher.setMode(new ModeChange(new Mode.Loop(), 1));

    assertThat(task("real").getResult(String.class)).isEqualTo("ran");
  }

  @Test
  void aLimitedProviderIsAskedForAndARefusalHoldsUpNobodyElse() {
    api.busy = 1;
    accept("limited", List.of(), Optional.of("openai"));
    accept("free", List.of(), Optional.empty());

    dispatcher.setMode(new ModeChange(new Mode.Watch(), 1));

    assertThat(task("free").getResult(String.class)).isEqualTo("ran");
    assertThat(api.asked).contains("limited").doesNotContain("free");
    api.busy = 0;
    assertThat(task("limited").getResult(String.class)).isEqualTo("ran");
  }

  @Test
  void aModeThatEndsByItselfIsKeptOnRecord() {
    accept("a", List.of());

    dispatcher.setMode(new ModeChange(new Mode.Next(1), 1));

    assertThat(task("a").getResult(String.class)).isEqualTo("ran");
    temporal.sleep(Duration.ofMinutes(1));
    assertThat(api.modes).extracting(ModeNote::mode).last().isEqualTo(new Mode.Paused());
    assertThat(api.modes).extracting(ModeNote::since).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void priorityAndHoldAreForWaitingTasksOnly() {
    assertThatThrownBy(() -> dispatcher.setPriority(new PriorityChange("nobody", 1)))
        .isInstanceOf(WorkflowUpdateException.class)
        .cause()
        .hasMessageContaining("NOT_WAITING");
    dispatcher.hold(new HoldChange("waiting", true));
    dispatcher.setPriority(new PriorityChange("waiting", 1));

    assertThat(dispatcher.state().waiting())
        .containsExactly(queued("waiting", List.of("never")).withHeld(true).withPriority(1));
  }

  /** Most of them have no workflow, which costs the dispatcher more events than one that has. */
  @Test
  void thousandsOfTasksLeaveNoLongHistory() {
    dispatcher.setMode(new ModeChange(new Mode.Watch(), 50));
    for (int batch = 0; batch < MANY / 100; batch++) {
      int first = batch * 100;
      List<QueuedTask> tasks =
          IntStream.range(first, first + 100).mapToObj(i -> queued("t" + i, List.of())).toList();
      dispatcher.enqueue(new Enqueue(tasks, 50));
    }
    dispatcher.ended(new TaskEnd("waiting", 1, TaskStatus.CANCELLED));
    accept("last", List.of("t" + (MANY - 1)));
    api.completed.add("t" + (MANY - 1));

    assertThat(task("last").getResult(String.class)).isEqualTo("ran");
    // The test server can lose an update that arrives while a run continues as the next one.
    temporal.sleep(Duration.ofMinutes(1));
    dispatcher.setMode(new ModeChange(new Mode.Loop(), 50));
    WorkflowStub.fromTyped(dispatcher).getResult(Void.class);
    assertThat(lengthsOfRuns()).hasSizeGreaterThan(1).allMatch(length -> length < 6_000);
  }

  /** From the last run of the dispatcher back to its first. */
  private List<Integer> lengthsOfRuns() {
    List<Integer> lengths = new ArrayList<>();
    String run = "";
    do {
      List<HistoryEvent> events =
          temporal.getWorkflowClient().fetchHistory(WorkflowIds.dispatch("p"), run).getEvents();
      lengths.add(events.size());
      run =
          events
              .getFirst()
              .getWorkflowExecutionStartedEventAttributes()
              .getContinuedExecutionRunId();
    } while (!run.isEmpty());
    return lengths;
  }

  private void accept(String id, List<String> dependsOn) {
    accept(id, dependsOn, Optional.empty());
  }

  private void accept(String id, List<String> dependsOn, Optional<String> limited) {
    SlotUserWorkflow user =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(SlotUserWorkflow.class, options(WorkflowIds.task(key(id))));
    WorkflowClient.start(user::run, id);
    enqueue(new QueuedTask(id, 1, 0, 3, dependsOn, List.of(), limited, false, false));
  }

  private void enqueue(QueuedTask task) {
    dispatcher.enqueue(new Enqueue(List.of(task), 2));
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
    return new QueuedTask(id, 1, 0, 3, dependsOn, List.of(), Optional.empty(), false, false);
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
            .ended(new TaskEnd(id, 1, TaskStatus.COMPLETED));
      }
      return "ran";
    }

    @Override
    public void grantSlot() {
      granted = true;
    }
  }

  private final class FakeApi implements DispatchActivities {
    private final List<String> dead = new CopyOnWriteArrayList<>();
    private final List<String> completed = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<ModeNote> modes = new CopyOnWriteArrayList<>();
    private volatile int busy;

    @Override
    public Survey survey(SurveyRequest request) {
      return ends(request, dead, TaskStatus.FAILED);
    }

    @Override
    public Survey history(SurveyRequest request) {
      return ends(request, completed, TaskStatus.COMPLETED);
    }

    @Override
    public Permits permits(PermitRequest request) {
      asked.addAll(request.wishes().stream().map(PermitRequest.Wish::task).toList());
      return new Permits(request.wishes().stream().skip(busy).map(wish -> wish.task()).toList());
    }

    @Override
    public Granted grant(Grants grants) {
      return new Granted(grants.tasks().stream().filter(task -> !isTold(task)).toList());
    }

    private boolean isTold(String task) {
      try {
        task(task).signal("grantSlot");
        return true;
      } catch (WorkflowNotFoundException gone) {
        return false;
      }
    }

    @Override
    public void noteMode(ModeNote note) {
      modes.add(note);
    }

    private Survey ends(SurveyRequest request, List<String> ids, TaskStatus status) {
      return new Survey(
          request.tasks().stream()
              .map(TaskRound::task)
              .filter(ids::contains)
              .map(id -> new TaskEnd(id, 1, status))
              .toList());
    }
  }
}

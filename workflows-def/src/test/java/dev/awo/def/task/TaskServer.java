package dev.awo.def.task;

import dev.awo.def.SearchAttributes;
import dev.awo.def.TaskKey;
import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.files.GuardRules;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.replay.SavedHistories;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.SandboxRules;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A time-skipping server for each test, with fake rooms on hosts. The history of the one task is
 * saved in a run that records.
 */
final class TaskServer implements BeforeEachCallback, AfterEachCallback {
  static final TaskKey KEY = new TaskKey("p", "t");

  private final FakeRooms rooms;
  private final List<String> hosts;
  private Optional<TestWorkflowEnvironment> running = Optional.empty();

  TaskServer(FakeRooms rooms, String... hosts) {
    this.rooms = rooms;
    this.hosts = List.of(hosts);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    running = Optional.of(started());
  }

  private TestWorkflowEnvironment started() {
    TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
    List.of(SearchAttributes.STATUS, SearchAttributes.ATTEMPT, SearchAttributes.COST_MICROS)
        .forEach(key -> environment.registerSearchAttribute(key.getName(), key.getValueType()));
    TaskWorkflows.registerOn(environment.newWorker(TaskQueues.WORKFLOWS));
    List<String> queues = new ArrayList<>(List.of(TaskQueues.WORKSPACES, TaskQueues.LEDGER));
    for (String host : hosts) {
      queues.addAll(
          List.of(
              host, TaskQueues.generate(host), TaskQueues.prepare(host), TaskQueues.verify(host)));
    }
    queues.forEach(q -> environment.newWorker(q).registerActivitiesImplementations(rooms));
    environment.start();
    return environment;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    SavedHistories.record(
        temporal().getWorkflowClient(),
        WorkflowIds.task(KEY),
        context.getRequiredTestMethod().getName());
    temporal().close();
  }

  TestWorkflowEnvironment temporal() {
    return running.orElseThrow();
  }

  /** The task, not started. */
  TaskWorkflow task() {
    return temporal()
        .getWorkflowClient()
        .newWorkflowStub(
            TaskWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(WorkflowIds.task(KEY))
                .build());
  }

  /** A task of so many steps. */
  static TaskRequest request(int steps, int maxAttempts) {
    List<Step> all =
        IntStream.rangeClosed(1, steps)
            .mapToObj(n -> new Step("step-" + n, "implement", FakeRooms.BLOB, List.of(), Map.of()))
            .toList();
    return new TaskRequest(
        KEY,
        "/repository",
        Optional.empty(),
        all,
        new ModelChoice("scripted", "script", 1_000, 1_000),
        Optional.empty(),
        maxAttempts,
        List.of(new VerifyCommand("test", "true", Duration.ofMinutes(1))),
        GuardRules.BUILT_IN,
        SandboxRules.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        1,
        Optional.empty(),
        Optional.empty());
  }
}

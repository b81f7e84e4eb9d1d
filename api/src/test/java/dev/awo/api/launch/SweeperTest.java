package dev.awo.api.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.awo.api.LocalTemporal;
import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.ledger.Ledger;
import dev.awo.api.ledger.LedgerRules;
import dev.awo.api.ledger.NewTaskRecord;
import dev.awo.api.view.TaskView;
import dev.awo.def.BlobId;
import dev.awo.def.SearchAttributes;
import dev.awo.def.TaskKey;
import dev.awo.def.WorkflowIds;
import dev.awo.def.files.GuardRules;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.merge.MergeStatus;
import dev.awo.def.spec.BudgetSpec;
import dev.awo.def.spec.PriceTable;
import dev.awo.def.task.Step;
import dev.awo.def.task.TaskRequest;
import dev.awo.def.task.TaskStatus;
import dev.awo.def.verify.SandboxRules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweeperTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;
  private LocalTemporal server;
  private BlobDirectory blobs;
  private Ledger ledger;
  private TemporalConnection temporal;
  private Launches launches;

  @BeforeEach
  void start() {
    server = LocalTemporal.start();
    blobs = new BlobDirectory(directory.resolve("blobs"));
    LedgerRules rules =
        new LedgerRules(
            BudgetSpec.NONE,
            Map.of(),
            project -> BudgetSpec.NONE,
            Map.of(),
            ZoneOffset.UTC,
            new PriceTable(List.of()),
            Optional.empty(),
            "default",
            Set.of());
    ledger = Ledger.open(directory.resolve("awo.db"), blobs, rules, Clock.systemUTC());
    temporal =
        TemporalConnection.open(
            new TemporalTarget(server.address(), "default", Optional.empty()),
            ledger,
            new SimpleMeterRegistry());
    temporal.start();
    launches = new Launches(ledger, temporal, project -> 4);
  }

  @AfterEach
  void stop() throws Exception {
    temporal.close();
    ledger.close();
    server.close();
  }

  @Test
  void aTaskWhoseStartWasInterruptedIsStarted() {
    TaskKey key = record("interrupted", "quick");

    try (Sweeper sweeper = Sweeper.start(ledger, temporal, launches, Clock.systemUTC())) {
      assertThat(sweeper).isNotNull();
      await().atMost(PATIENCE).until(() -> view(key).status() == TaskStatus.COMPLETED);
    }
  }

  @Test
  void startingTwiceStartsOnce() {
    TaskKey key = record("twice", "slow");
    awaitConnection(key);

    launches.launch(List.of(key));

    assertThat(
            server
                .client()
                .newUntypedWorkflowStub(WorkflowIds.task(key))
                .describe()
                .getTypedSearchAttributes()
                .get(SearchAttributes.PROJECT))
        .isEqualTo("shop");
  }

  @Test
  void aTaskWhoseWorkflowWasTerminatedIsClosed() {
    TaskKey key = record("lost", "slow");
    awaitConnection(key);
    await().atMost(PATIENCE).until(() -> view(key).status() == TaskStatus.RUNNING);
    LostTasks lost = new LostTasks(ledger, temporal, Clock.systemUTC());

    lost.closeIfGone(key);
    assertThat(view(key).status()).isEqualTo(TaskStatus.RUNNING);

    server.client().newUntypedWorkflowStub(WorkflowIds.task(key)).terminate("by hand");
    lost.closeIfGone(key);

    assertThat(view(key).status()).isEqualTo(TaskStatus.FAILED);
    assertThat(view(key).reason()).contains("its workflow was terminated in Temporal");
  }

  @Test
  void aBranchIsAskedForAgainOnlyOnceItsMergeQueueIsGone() {
    TaskKey key = record("merging", "quick");
    try (Sweeper sweeper = Sweeper.start(ledger, temporal, launches, Clock.systemUTC())) {
      assertThat(sweeper).isNotNull();
      await().atMost(PATIENCE).until(() -> view(key).status() == TaskStatus.COMPLETED);
    }
    ledger.merges().standing(key, "main", MergeStatus.QUEUED, "in the queue");
    WorkflowStub queue =
        server
            .client()
            .newUntypedWorkflowStub(
                "MergeWorkflow",
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.merge("shop", "main"))
                    .setTaskQueue("nobody-polls-here")
                    .build());
    queue.start();
    LostMerges lost = new LostMerges(ledger, temporal);

    lost.look();
    assertThat(ledger.merges().find(key).orElseThrow().status()).isEqualTo(MergeStatus.QUEUED);

    queue.terminate("by hand");
    lost.look();

    assertThat(ledger.merges().find(key).orElseThrow().status()).isEqualTo(MergeStatus.ASKED);
  }

  /** Until the search attributes are registered, a start is turned down and may be tried again. */
  private void awaitConnection(TaskKey key) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              launches.launch(List.of(key));
              return ledger
                  .tasks()
                  .notLaunched(Clock.systemUTC().instant().plusSeconds(60), 10)
                  .isEmpty();
            });
  }

  private TaskView view(TaskKey key) {
    return ledger.tasks().find(key).orElseThrow();
  }

  private TaskKey record(String id, String model) {
    TaskKey key = new TaskKey("shop", id);
    BlobId prompt = blobs.put("do it");
    ModelChoice choice = new ModelChoice("openai", model, 100, 100);
    TaskRequest request =
        new TaskRequest(
            key,
            directory.toString(),
            Optional.of("main"),
            List.of(new Step("one", "implement", prompt, List.of(), Map.of("a", "b"))),
            choice,
            Optional.empty(),
            3,
            List.of(),
            GuardRules.BUILT_IN,
            SandboxRules.DEFAULT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            1,
            Optional.empty(),
            Optional.empty());
    ledger
        .tasks()
        .insert(
            new NewTaskRecord(
                key,
                WorkflowStarter.write(request),
                "print",
                prompt,
                choice,
                Optional.empty(),
                Optional.empty()));
    return key;
  }
}

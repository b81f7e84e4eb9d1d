package dev.awo.def.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.FailureKind;
import dev.awo.def.WorkflowIds;
import dev.awo.def.files.Written;
import dev.awo.def.generate.StopReason;
import dev.awo.def.git.Workspace;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Findings;
import dev.awo.def.verify.Preparation;
import dev.awo.def.verify.Prepared;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TaskWorkflowTest {
  private static final List<String> GOOD_ATTEMPT =
      List.of("reserve", "answer", "write", "judge", "commit");

  private final FakeRooms rooms = new FakeRooms();

  @RegisterExtension final TaskServer server = new TaskServer(rooms, "host", "other");

  private TestWorkflowEnvironment temporal;

  @BeforeEach
  void takeServer() {
    temporal = server.temporal();
  }

  @Test
  void aGoodAnswerIsVerifiedCommittedAndPublished() {
    TaskOutcome outcome = run(TaskServer.request(1, 3));

    assertThat(outcome)
        .isEqualTo(
            new TaskOutcome.Completed("auto/t", "fedcba9876543210", FakeRooms.BLOB, 1, 1_000));
    assertThat(rooms.calls)
        .containsSubsequence(
            "open", "reserve", "answer", "write", "judge", "commit", "publish", "close")
        .containsSubsequence("write", "settle", "commit")
        .hasSize(9);
  }

  @Test
  void whatVerificationFoundGoesIntoTheNextAttempt() {
    rooms.verdicts.add(() -> FakeRooms.rejected("tests failed"));

    TaskOutcome outcome = run(TaskServer.request(1, 3));

    assertThat(outcome).isInstanceOf(TaskOutcome.Completed.class);
    assertThat(rooms.calls)
        .containsSubsequence("judge", "rollback", "reserve", "answer", "judge", "commit");
    assertThat(rooms.prompts.getFirst().feedback()).isEmpty();
    assertThat(rooms.prompts.getLast().feedback().orElseThrow().findings())
        .isEqualTo(FakeRooms.FINDINGS);
  }

  @Test
  void aTaskFailsWithTheLastFindingsWhenItsAttemptsAreUsedUp() {
    IntStream.range(0, 2)
        .forEach(i -> rooms.verdicts.add(() -> FakeRooms.rejected("tests failed")));

    TaskOutcome outcome = run(TaskServer.request(1, 2));

    assertThat(outcome)
        .isEqualTo(
            new TaskOutcome.Failed(
                "no attempt of 2 passed: tests failed", Optional.of(FakeRooms.FINDINGS), 2_000));
    assertThat(rooms.calls).doesNotContain("commit", "publish").endsWith("release", "close");
  }

  @Test
  void aBlockedAnswerIsNeitherVerifiedNorCommitted() {
    rooms.writes.add(new Written.Blocked(new Findings("path_traversal", FakeRooms.FINDINGS)));

    run(TaskServer.request(1, 1));

    assertThat(rooms.calls).doesNotContain("judge", "commit").contains("settle");
  }

  @Test
  void aTruncatedAnswerRaisesTheOutputCapAndIsNotNagged() {
    rooms.generations.add(() -> FakeRooms.generation(StopReason.LENGTH));
    rooms.writes.add(new Written.Blocked(new Findings("truncated", FakeRooms.FINDINGS)));

    run(TaskServer.request(1, 2));

    assertThat(rooms.prompts.getLast().model().maxOutputTokens()).isEqualTo(2_000);
    assertThat(rooms.prompts.getLast().feedback()).isEmpty();
  }

  @Test
  void dependenciesAreThereBeforeAnythingIsPaidForAndReachTheVerification() {
    TaskOutcome outcome = run(prepared(TaskServer.request(2, 3)));

    assertThat(outcome).isInstanceOf(TaskOutcome.Completed.class);
    assertThat(rooms.calls).startsWith("open", "prepare", "reserve").containsOnlyOnce("prepare");
    assertThat(rooms.judged).hasSize(2).allMatch(r -> r.prepared().equals(Optional.of("state")));
    assertThat(rooms.events.stream().map(TaskEvent::text))
        .contains("preparing: npm ci", "prepared: npm ci");
  }

  @Test
  void aPreparationThatFailsEndsTheTaskBeforeAnyCall() {
    rooms.preparations.add(
        () -> new Prepared.Failed(new Findings("preparing failed: npm ci", FakeRooms.FINDINGS)));

    TaskOutcome outcome = run(prepared(TaskServer.request(1, 3)));

    assertThat(outcome)
        .isEqualTo(
            new TaskOutcome.Failed("preparing failed: npm ci", Optional.of(FakeRooms.FINDINGS), 0));
    assertThat(rooms.calls).containsExactly("open", "prepare", "release", "close");
  }

  @Test
  void eachStepIsCommittedOnItsOwnAndThePublishComesOnce() {
    run(TaskServer.request(2, 1));

    assertThat(rooms.calls)
        .containsSubsequence(GOOD_ATTEMPT)
        .containsSubsequence("commit", "reserve", "commit", "publish");
    assertThat(rooms.events.stream().flatMap(event -> event.commit().stream())).hasSize(2);
    assertThat(rooms.calls).filteredOn("publish"::equals).hasSize(1);
  }

  @Test
  void aHopelessFailureEndsTheTaskWithItsReason() {
    rooms.generations.add(
        () -> {
          throw FailureKind.PROVIDER_AUTHENTICATION.failure("the key was refused");
        });

    TaskOutcome outcome = run(TaskServer.request(1, 3));

    assertThat(outcome)
        .isEqualTo(new TaskOutcome.Failed("the key was refused", Optional.empty(), 0));
    assertThat(rooms.calls).endsWith("release", "close");
  }

  @Test
  void cancellingRollsBackAndHandsTheWorkspaceBack() throws InterruptedException {
    CountDownLatch judging = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    rooms.verdicts.add(
        () -> {
          judging.countDown();
          await(cancelled);
          return FakeRooms.passed();
        });
    TaskWorkflow task = server.task();
    WorkflowClient.start(task::run, TaskServer.request(1, 3));
    judging.await();

    task.cancel(new CancelRequest("a test"));
    cancelled.countDown();

    assertThat(result()).isInstanceOf(TaskOutcome.Cancelled.class);
    assertThat(rooms.calls).doesNotContain("commit").endsWith("rollback", "release", "close");
  }

  @Test
  void aHostThatTakesNoWorkIsLeftForAnother() {
    Duration patience = Duration.ofSeconds(1);
    rooms.workspaces.add(
        () -> new Workspace("gone", "/g", "0123456789", "auto/t", "nobody", patience));
    rooms.hostQueue = "other";

    TaskOutcome outcome = run(TaskServer.request(1, 1));

    assertThat(outcome).isInstanceOf(TaskOutcome.Completed.class);
    assertThat(rooms.calls).startsWith("open", "reserve", "open", "reserve", "answer");
    assertThat(rooms.prompts.getFirst().key().run()).endsWith("-2");
  }

  @Test
  void aLostWorkspaceIsReplacedByANewOne() {
    rooms.verdicts.add(
        () -> {
          throw FailureKind.WORKSPACE_LOST.failure("the workspace is gone");
        });

    TaskOutcome outcome = run(TaskServer.request(1, 3));

    assertThat(outcome).isInstanceOf(TaskOutcome.Completed.class);
    assertThat(rooms.calls).containsSubsequence("open", "judge", "open", "judge", "publish");
  }

  @Test
  void eventsAreNumberedWithoutGapsAndReachTheLedgerOnce() {
    rooms.verdicts.add(() -> FakeRooms.rejected("tests failed"));

    run(TaskServer.request(1, 3));

    assertThat(rooms.events.stream().map(TaskEvent::sequence))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, rooms.events.size()).boxed().toList());
    assertThat(rooms.events.stream().map(TaskEvent::kind))
        .startsWith(TaskEvent.Kind.STARTED, TaskEvent.Kind.OPENED, TaskEvent.Kind.GENERATING)
        .endsWith(TaskEvent.Kind.PUBLISHED, TaskEvent.Kind.COMPLETED);
  }

  private TaskOutcome run(TaskRequest request) {
    return server.task().run(request);
  }

  private TaskOutcome result() {
    return temporal
        .getWorkflowClient()
        .newUntypedWorkflowStub(WorkflowIds.task(TaskServer.KEY))
        .getResult(TaskOutcome.class);
  }

  private static TaskRequest prepared(TaskRequest request) {
    return new TaskRequest(
        request.key(),
        request.repository(),
        request.base(),
        request.steps(),
        request.model(),
        request.fallback(),
        request.maxAttempts(),
        request.verify(),
        request.guard(),
        request.sandbox(),
        Optional.of(
            new Preparation(
                List.of(new Preparation.Command(VerifyCommand.of("npm ci"), false)),
                List.of("package-lock.json"),
                List.of())),
        request.timeout(),
        request.approval(),
        request.queued(),
        request.round(),
        request.earlier(),
        request.replaces());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

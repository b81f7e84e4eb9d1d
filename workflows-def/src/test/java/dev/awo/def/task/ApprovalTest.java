package dev.awo.def.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.WorkflowIds;
import dev.awo.def.approval.ApprovalPolicy;
import dev.awo.def.approval.ApproveRequest;
import dev.awo.def.approval.RejectRequest;
import dev.awo.def.files.GuardRules;
import dev.awo.def.files.Written;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.SandboxRules;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a task does while a change of its waits for a person. */
class ApprovalTest {
  private static final String FLAGGED = "package.json: scripts";
  private static final ApprovalPolicy POLICY =
      new ApprovalPolicy(Duration.ofHours(4), Duration.ofHours(10));

  private final FakeRooms rooms = new FakeRooms();

  @RegisterExtension final TaskServer server = new TaskServer(rooms, "host");

  private TestWorkflowEnvironment temporal;
  private TaskWorkflow task;

  @BeforeEach
  void takeServer() {
    temporal = server.temporal();
    task = server.task();
  }

  @Test
  void aFlaggedChangeIsCommittedOnlyWhenApproved() {
    startAndAwaitTheQuestion(1, Optional.empty());
    assertThat(rooms.calls).endsWith("judge", "preview", "note approval");
    assertThat(event(TaskEvent.Kind.APPROVAL).text())
        .contains(FLAGGED, "awo task approve t", "awo task reject t");

    task.approve(new ApproveRequest("ada", Optional.of(FakeRooms.BLOB)));

    assertThat(result()).isInstanceOf(TaskOutcome.Completed.class);
    assertThat(rooms.calls).containsSubsequence("note approval", "note running", "commit");
    assertThat(rooms.calls).filteredOn("note approval"::equals).hasSize(1);
    assertThat(rooms.commits.getFirst().message().approvedBy()).contains("ada");
    assertThat(rooms.commits.getFirst().message().verified()).isEqualTo("scan, test");
    assertThat(event(TaskEvent.Kind.APPROVED).text()).isEqualTo("approved by ada");
    assertThat(event(TaskEvent.Kind.APPROVED).detail()).contains(FakeRooms.BLOB);
  }

  @Test
  void aRejectionsCommentGoesIntoTheNextAttempt() {
    startAndAwaitTheQuestion(2, Optional.empty());

    task.reject(new RejectRequest("ada", Optional.of(FakeRooms.FINDINGS)));

    assertThat(result()).isInstanceOf(TaskOutcome.Completed.class);
    assertThat(rooms.calls).containsSubsequence("note approval", "rollback", "reserve", "commit");
    assertThat(rooms.prompts.getLast().feedback().orElseThrow().findings())
        .isEqualTo(FakeRooms.FINDINGS);
    assertThat(event(TaskEvent.Kind.DECLINED).text()).isEqualTo("rejected by ada");
  }

  @Test
  void aRejectionCountsAsAnAttempt() {
    startAndAwaitTheQuestion(1, Optional.empty());

    task.reject(new RejectRequest("ada", Optional.of(FakeRooms.FINDINGS)));

    assertThat(result())
        .isEqualTo(
            new TaskOutcome.Failed(
                "no attempt of 1 passed: rejected by ada: " + FLAGGED,
                Optional.of(FakeRooms.FINDINGS),
                1_000));
  }

  @Test
  void aRejectionWithoutACommentEndsTheTask() {
    startAndAwaitTheQuestion(3, Optional.empty());

    task.reject(new RejectRequest("ada", Optional.empty()));

    assertThat(result())
        .isEqualTo(new TaskOutcome.Failed("rejected by ada: " + FLAGGED, Optional.empty(), 1_000));
    assertThat(rooms.calls).doesNotContain("commit").endsWith("rollback", "release", "close");
  }

  @Test
  void whoDoesNotAnswerIsRemindedAndThenTheTaskEnds() {
    startAndAwaitTheQuestion(3, Optional.empty());
    Instant asked = Instant.ofEpochMilli(temporal.currentTimeMillis());

    assertThat(result())
        .isEqualTo(
            new TaskOutcome.Failed(
                "nobody approved the change within 10h", Optional.empty(), 1_000));
    assertThat(Instant.ofEpochMilli(temporal.currentTimeMillis()))
        .isAfterOrEqualTo(asked.plus(Duration.ofHours(10)));
    assertThat(rooms.events)
        .filteredOn(event -> event.kind() == TaskEvent.Kind.APPROVAL)
        .extracting(event -> event.text().startsWith("reminder: "))
        .containsExactly(false, true, true);
    assertThat(rooms.calls).doesNotContain("commit").endsWith("release", "close");
  }

  @Test
  void aWaitingTaskCanBeCancelled() {
    startAndAwaitTheQuestion(3, Optional.empty());

    task.cancel(new CancelRequest("a test"));

    assertThat(result()).isInstanceOf(TaskOutcome.Cancelled.class);
    assertThat(rooms.calls).doesNotContain("commit").endsWith("rollback", "release", "close");
  }

  @Test
  void theWaitDoesNotCountAgainstTheTimeout() {
    startAndAwaitTheQuestion(1, Optional.of(Duration.ofMinutes(30)));
    temporal.sleep(Duration.ofHours(9));

    task.approve(new ApproveRequest("ada", Optional.empty()));

    assertThat(result()).isInstanceOf(TaskOutcome.Completed.class);
  }

  @Test
  void aDecisionIsRefusedWhereNothingWaits() {
    rooms.writes.add(flagged());
    WorkflowClient.start(task::run, request(1, Optional.empty(), true));

    assertThatThrownBy(() -> task.approve(new ApproveRequest("ada", Optional.empty())))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("nothing waits for approval");
    assertThatThrownBy(() -> task.reject(new RejectRequest("ada", Optional.empty())))
        .isInstanceOf(WorkflowUpdateException.class);
    assertThat(task.progress().status()).isEqualTo(TaskStatus.QUEUED);
    task.cancel(new CancelRequest("a test"));
    assertThat(result()).isInstanceOf(TaskOutcome.Cancelled.class);
  }

  @Test
  void onlyTheFirstDecisionCounts() {
    startAndAwaitTheQuestion(1, Optional.empty());

    task.reject(new RejectRequest("ada", Optional.empty()));

    assertThat(result()).isInstanceOf(TaskOutcome.Failed.class);
    assertThatThrownBy(() -> task.approve(new ApproveRequest("bob", Optional.empty())))
        .isInstanceOf(RuntimeException.class);
  }

  private void startAndAwaitTheQuestion(int maxAttempts, Optional<Duration> timeout) {
    rooms.writes.add(flagged());
    WorkflowClient.start(task::run, request(maxAttempts, timeout, false));
    while (task.progress().status() != TaskStatus.APPROVAL || !isAsked()) {
      temporal.sleep(Duration.ofSeconds(1));
    }
  }

  private boolean isAsked() {
    return rooms.calls.contains("note approval");
  }

  private static Written flagged() {
    return new Written.Applied(FakeRooms.BLOB, 1, List.of(FLAGGED));
  }

  private TaskEvent event(TaskEvent.Kind kind) {
    return rooms.events.stream().filter(event -> event.kind() == kind).findFirst().orElseThrow();
  }

  private TaskOutcome result() {
    return temporal
        .getWorkflowClient()
        .newUntypedWorkflowStub(WorkflowIds.task(TaskServer.KEY))
        .getResult(TaskOutcome.class);
  }

  private static TaskRequest request(int maxAttempts, Optional<Duration> timeout, boolean queued) {
    return new TaskRequest(
        TaskServer.KEY,
        "/repository",
        Optional.empty(),
        List.of(new Step("step", "implement", FakeRooms.BLOB, List.of(), Map.of())),
        new ModelChoice("scripted", "script", 1_000, 1_000),
        Optional.empty(),
        maxAttempts,
        List.of(new VerifyCommand("test", "true", Duration.ofMinutes(1))),
        GuardRules.BUILT_IN,
        SandboxRules.DEFAULT,
        Optional.empty(),
        timeout,
        Optional.of(POLICY),
        queued,
        1,
        Optional.empty(),
        Optional.empty());
  }
}

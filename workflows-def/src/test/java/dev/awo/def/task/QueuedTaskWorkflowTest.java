package dev.awo.def.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.WorkflowIds;
import dev.awo.def.files.GuardRules;
import dev.awo.def.generate.Feedback;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.ledger.Grant;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.SandboxRules;
import io.temporal.client.WorkflowClient;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a task does beside its work: waiting, pausing, running out of time, going another round. */
class QueuedTaskWorkflowTest {

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
  void aQueuedTaskBeginsWithItsSlot() {
    WorkflowClient.start(task::run, queued());
    assertThat(task.progress().status()).isEqualTo(TaskStatus.QUEUED);
    assertThat(rooms.calls).isEmpty();

    task.grantSlot();

    assertThat(result()).isInstanceOf(TaskOutcome.Completed.class);
  }

  @Test
  void aWaitingTaskIsPausedAndResumedOnRecord() {
    WorkflowClient.start(task::run, queued());

    task.pause(new PauseRequest("a test"));
    task.grantSlot();
    temporal.sleep(Duration.ofHours(1));
    assertThat(rooms.calls).containsExactly("note paused");

    task.resume(new PauseRequest("a test"));

    assertThat(result()).isInstanceOf(TaskOutcome.Completed.class);
    assertThat(rooms.calls).startsWith("note paused", "note queued", "open");
    assertThat(rooms.events)
        .extracting(TaskEvent::kind)
        .startsWith(TaskEvent.Kind.PAUSED, TaskEvent.Kind.RESUMED, TaskEvent.Kind.STARTED);
  }

  @Test
  void aWaitingTaskCanBeCancelled() {
    WorkflowClient.start(task::run, queued());

    task.cancel(new CancelRequest("a test"));

    assertThat(result()).isInstanceOf(TaskOutcome.Cancelled.class);
    assertThat(rooms.calls).containsExactly("close");
  }

  @Test
  void aTaskThatTakesTooLongFailsAndSaysSo() {
    rooms.generations.add(
        () -> {
          throw ApplicationFailure.newBuilder()
              .setType("PROVIDER_THROTTLED")
              .setMessage("come back later")
              .setNextRetryDelay(Duration.ofHours(2))
              .build();
        });

    WorkflowClient.start(
        task::run, request(Optional.of(Duration.ofMinutes(90)), false, Optional.empty()));

    assertThat(result())
        .isEqualTo(
            new TaskOutcome.Failed(
                "it took longer than its timeout of 1h30m", Optional.empty(), 0));
    assertThat(rooms.calls).endsWith("release", "close");
  }

  @Test
  void anotherRoundIsToldWhatTheOneBeforeLeftBehind() {
    Feedback hint = new Feedback(FakeRooms.BLOB, FakeRooms.FINDINGS);

    WorkflowClient.start(
        task::run, request(Optional.empty(), false, Optional.of(new Earlier(0, hint))));

    assertThat(result()).isInstanceOf(TaskOutcome.Completed.class);
    assertThat(rooms.prompts.getFirst().feedback()).contains(hint);
  }

  private TaskOutcome result() {
    return temporal
        .getWorkflowClient()
        .newUntypedWorkflowStub(WorkflowIds.task(TaskServer.KEY))
        .getResult(TaskOutcome.class);
  }

  @Test
  void timeInWhichATaskHadToWaitIsGivenBackToIt() {
    Instant reset = Instant.ofEpochMilli(temporal.currentTimeMillis()).plus(Duration.ofHours(5));
    rooms.grants.add(new Grant.Later("the daily limit", reset));

    WorkflowClient.start(
        task::run, request(Optional.of(Duration.ofHours(1)), false, Optional.empty()));

    assertThat(result()).isInstanceOf(TaskOutcome.Completed.class);
  }

  private static TaskRequest queued() {
    return request(Optional.empty(), true, Optional.empty());
  }

  private static TaskRequest request(
      Optional<Duration> timeout, boolean queued, Optional<Earlier> earlier) {
    return new TaskRequest(
        TaskServer.KEY,
        "/repository",
        Optional.empty(),
        List.of(new Step("step", "implement", FakeRooms.BLOB, List.of(), Map.of())),
        new ModelChoice("scripted", "script", 1_000, 1_000),
        Optional.empty(),
        1,
        List.of(new VerifyCommand("test", "true", Duration.ofMinutes(1))),
        GuardRules.BUILT_IN,
        SandboxRules.DEFAULT,
        Optional.empty(),
        timeout,
        Optional.empty(),
        queued,
        1,
        earlier,
        Optional.empty());
  }
}

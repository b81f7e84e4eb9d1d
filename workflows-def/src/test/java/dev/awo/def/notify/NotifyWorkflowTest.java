package dev.awo.def.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.FailureKind;
import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.replay.SavedHistories;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInfo;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class NotifyWorkflowTest {
  private static final String ID = WorkflowIds.notification("n-1", "ops");
  private static final Delivery DELIVERY =
      new Delivery(
          new Notification(
              "n-1",
              "task.completed",
              Instant.parse("2026-11-24T22:31:00Z"),
              Optional.of("shop"),
              Optional.of("fix"),
              "task fix of shop completed",
              "branch auto/fix",
              Optional.empty()),
          "ops");

  private final FakeReceiver receiver = new FakeReceiver();
  private TestWorkflowEnvironment temporal;

  /** Fails as it is told, then takes everything. */
  private static final class FakeReceiver implements NotifyActivities {
    final List<Delivery> sent = new ArrayList<>();
    final Deque<Supplier<RuntimeException>> troubles = new ArrayDeque<>();

    /** Fails for good. */
    boolean away;

    /** From the first try to the last; the server's own clock runs on when all is over. */
    Duration sinceFirst = Duration.ZERO;

    @Override
    public Receipt send(Delivery delivery) {
      sent.add(delivery);
      ActivityInfo info = Activity.getExecutionContext().getInfo();
      sinceFirst =
          Duration.ofMillis(
              info.getCurrentAttemptScheduledTimestamp() - info.getScheduledTimestamp());
      if (away) {
        throw new IllegalStateException("away");
      }
      Supplier<RuntimeException> trouble = troubles.poll();
      if (trouble != null) {
        throw trouble.get();
      }
      return new Receipt(204);
    }
  }

  @BeforeEach
  void startTemporal() {
    temporal = TestWorkflowEnvironment.newInstance();
    Worker worker = temporal.newWorker(TaskQueues.WORKFLOWS);
    NotifyWorkflows.registerOn(worker);
    worker.registerActivitiesImplementations(receiver);
    temporal.start();
  }

  @AfterEach
  void stopTemporal(TestInfo test) {
    SavedHistories.record(
        temporal.getWorkflowClient(), ID, test.getTestMethod().orElseThrow().getName());
    temporal.close();
  }

  @Test
  void aReceiverThatIsAwayForHoursIsToldWhenItIsBack() {
    for (int i = 0; i < 40; i++) {
      receiver.troubles.add(() -> new IllegalStateException("away"));
    }

    assertThat(workflow().run(DELIVERY)).isEqualTo(new Receipt(204));
    assertThat(receiver.sent).hasSize(41).containsOnly(DELIVERY);
  }

  @Test
  void aReceiverThatIsAwayForADayIsGivenUp() {
    receiver.away = true;

    assertThatThrownBy(() -> workflow().run(DELIVERY)).isInstanceOf(WorkflowFailedException.class);

    assertThat(receiver.sinceFirst).isBetween(Duration.ofHours(23), Duration.ofDays(1));
    assertThat(receiver.sent).hasSizeBetween(140, 170);
  }

  @Test
  void aRefusalIsNotAskedForAgain() {
    receiver.troubles.add(() -> FailureKind.WEBHOOK.failure("hooks.example.org answered 410"));

    assertThatThrownBy(() -> workflow().run(DELIVERY))
        .hasRootCauseInstanceOf(ApplicationFailure.class)
        .rootCause()
        .hasMessageContaining("answered 410");
    assertThat(receiver.sent).hasSize(1);
  }

  @Test
  void theSameNotificationGoesToAWebhookOnce() {
    workflow().run(DELIVERY);

    assertThatThrownBy(() -> WorkflowClient.start(workflow()::run, DELIVERY))
        .isInstanceOf(WorkflowExecutionAlreadyStarted.class);
    assertThat(receiver.sent).hasSize(1);
  }

  private NotifyWorkflow workflow() {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            NotifyWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(ID)
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .build());
  }
}

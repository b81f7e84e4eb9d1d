package dev.awo.def.autopilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.FailureKind;
import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.autopilot.RoundRequest.Goal;
import dev.awo.def.autopilot.RoundRequest.Origin;
import dev.awo.def.generate.Feedback;
import dev.awo.def.ledger.Grant;
import dev.awo.def.replay.SavedHistories;
import dev.awo.def.task.TaskWorkflows;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class AutopilotWorkflowTest {
  private static final String ID = WorkflowIds.autopilot("p");

  private final FakeRooms rooms = new FakeRooms();
  private TestWorkflowEnvironment temporal;
  private String recorded = ID;

  @BeforeEach
  void startTemporal() {
    temporal = TestWorkflowEnvironment.newInstance();
    var worker = temporal.newWorker(TaskQueues.WORKFLOWS);
    AutopilotWorkflows.registerOn(worker);
    TaskWorkflows.registerOn(worker);
    List.of(
            TaskQueues.WORKSPACES,
            TaskQueues.LEDGER,
            "host",
            TaskQueues.generate("host"),
            TaskQueues.verify("host"))
        .forEach(queue -> temporal.newWorker(queue).registerActivitiesImplementations(rooms));
    temporal.start();
  }

  @AfterEach
  void stopTemporal(TestInfo test) {
    SavedHistories.record(
        temporal.getWorkflowClient(), recorded, test.getTestMethod().orElseThrow().getName());
    temporal.close();
  }

  @Test
  void aRoundWaitsForTheMergeQueueAndNotForAPerson() {
    rooms.states.add(new RoundState(0, 1, 1, 0, 1, 0, 0, Optional.empty()));
    rooms.states.add(new RoundState(0, 0, 2, 0, 2, 0, 0, Optional.empty()));
    rooms.states.add(new RoundState(0, 0, 2, 0, 1, 1, 0, Optional.empty()));
    rooms.lastState = new RoundState(0, 0, 2, 0, 0, 1, 1, Optional.empty());

    RoundReport report = run(Goal.RUN, false);

    assertThat(report.words())
        .isEqualTo("2 tasks completed, 0 failed, 1 merged, 1 waiting for you; the base passes");
    assertThat(rooms.calls.stream().filter("look"::equals)).hasSize(4);
    assertThat(rooms.events.stream().map(RoundEvent::text))
        .contains("the merge queue has 2 of the round's branches to do");
  }

  @Test
  void aRoundChecksProposesReviewsQueuesWaitsAndReports() {
    rooms.states.add(new RoundState(0, 1, 0, 0, 0, 0, 0, Optional.empty()));

    RoundReport report = run(Goal.RUN, false);

    assertThat(report.result()).isEqualTo(RoundResult.DONE);
    assertThat(report.words()).isEqualTo("1 task completed, 0 failed; the base passes");
    assertThat(rooms.calls)
        .containsExactly(
            "begin",
            "open",
            "judge",
            "release",
            "open",
            "survey",
            "reserve scripted/a",
            "propose",
            "settle",
            "sift",
            "reserve scripted/b",
            "review",
            "settle",
            "keep",
            "release",
            "queue",
            "start queue",
            "look",
            "look",
            "open",
            "judge",
            "release",
            "close done");
    assertThat(rooms.events).extracting(RoundEvent::sequence).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void proposalsOnlyAreLeftToAPerson() {
    assertThat(run(Goal.PROPOSE, false).result()).isEqualTo(RoundResult.DONE);

    assertThat(rooms.calls).contains("keep").doesNotContain("queue", "start queue");
    assertThat(rooms.calls).as("the base before").filteredOn("judge"::equals).hasSize(1);
  }

  @Test
  void aRedBaseGetsNoNewWorkButItsRepair() {
    rooms.verdicts.add(FakeRooms.rejected());

    run(Goal.RUN, false);

    ProposeRequest asked = rooms.asked.getFirst();
    assertThat(asked.most()).isEqualTo(1);
    assertThat(asked.repair().orElseThrow().commit()).isEqualTo("0123456789");
    assertThat(texts()).anyMatch(text -> text.contains("no new work but its repair"));
  }

  @Test
  void aLimitThatIsReachedBeforeEndsTheRoundAtOnce() {
    rooms.limit = Optional.of("the daily limit of $1.00 would be passed");

    RoundReport report = run(Goal.RUN, false);

    assertThat(report.result()).isEqualTo(RoundResult.BUDGET);
    assertThat(rooms.calls).containsExactly("begin", "close budget");
  }

  @Test
  void aLimitThatTheReviewWouldPassQueuesNothing() {
    rooms.grants.add(new Grant.Granted(1));
    rooms.grants.add(new Grant.Refused("the daily limit of 1 call would be passed"));

    assertThat(run(Goal.RUN, false).result()).isEqualTo(RoundResult.BUDGET);

    assertThat(rooms.calls).contains("sift").doesNotContain("review", "queue");
  }

  @Test
  void tasksThatWaitForALimitEndTheRoundAndGoOnWithoutIt() {
    rooms.states.add(new RoundState(0, 2, 0, 0, 0, 0, 0, Optional.empty()));
    rooms.states.add(
        new RoundState(0, 2, 0, 0, 0, 0, 0, Optional.of("the daily limit is used up")));

    RoundReport report = run(Goal.RUN, false);

    assertThat(report)
        .isEqualTo(new RoundReport(1, RoundResult.BUDGET, "the daily limit is used up"));
  }

  @Test
  void anAnswerThatCannotBeUsedIsAskedForAgainWithTheComplaint() {
    rooms.proposals.add(FakeRooms.unusable());

    assertThat(run(Goal.QUEUE, false).result()).isEqualTo(RoundResult.DONE);

    assertThat(rooms.asked).hasSize(2);
    assertThat(rooms.asked.get(0).feedback()).isEmpty();
    assertThat(rooms.asked.get(1).feedback())
        .contains(new Feedback(FakeRooms.BLOB, FakeRooms.COMPLAINT));
    assertThat(rooms.asked).extracting(asked -> asked.key().attempt()).containsExactly(1, 2);
  }

  @Test
  void afterThreeUselessAnswersNothingIsReviewed() {
    rooms.proposals.addAll(
        List.of(FakeRooms.unusable(), FakeRooms.unusable(), FakeRooms.unusable()));
    rooms.sifted = new BatchCount(FakeRooms.BLOB, 0, 1);

    RoundReport report = run(Goal.RUN, false);

    assertThat(report.result()).isEqualTo(RoundResult.NOTHING);
    assertThat(rooms.asked).hasSize(3);
    assertThat(rooms.calls).contains("sift").doesNotContain("review", "queue");
  }

  @Test
  void whatTheReviewDropsIsNotQueued() {
    rooms.reviewed = new BatchCount(FakeRooms.BLOB, 0, 3);

    RoundReport report = run(Goal.RUN, false);

    assertThat(report.result()).isEqualTo(RoundResult.NOTHING);
    assertThat(report.words()).isEqualTo("reviewed: 0 kept, 3 dropped");
    assertThat(rooms.calls).contains("keep").doesNotContain("queue");
  }

  @Test
  void withApprovalTheRoundQueuesNothingItself() {
    rooms.states.add(new RoundState(1, 0, 0, 0, 0, 0, 0, Optional.empty()));

    assertThat(run(Goal.RUN, true).result()).isEqualTo(RoundResult.DONE);

    assertThat(rooms.calls).contains("look").doesNotContain("queue", "expire");
  }

  @Test
  void whatNobodyApprovesExpires() {
    rooms.lastState = new RoundState(1, 0, 0, 0, 0, 0, 0, Optional.empty());
    long start = temporal.currentTimeMillis();

    assertThat(run(Goal.RUN, true).result()).isEqualTo(RoundResult.DONE);

    assertThat(rooms.calls).contains("expire");
    assertThat(Duration.ofMillis(temporal.currentTimeMillis() - start))
        .isGreaterThan(Duration.ofDays(7));
  }

  @Test
  void whatIsHopelessFailsTheRoundAfterItsReport() {
    rooms.troubles.add(FailureKind.PROMPT_TEMPLATE.failure("no prompt template propose"));

    assertThatThrownBy(() -> run(Goal.RUN, false))
        .isInstanceOf(WorkflowFailedException.class)
        .hasStackTraceContaining("no prompt template propose");

    assertThat(rooms.calls).containsSubsequence("survey", "release", "close failed");
  }

  @Test
  void aStoppedRoundHandsItsWorkspaceBackAndReports() {
    rooms.lastState = new RoundState(0, 1, 0, 0, 0, 0, 0, Optional.empty());
    WorkflowClient.start(round()::run, request(Goal.RUN, false));
    WorkflowStub stub = temporal.getWorkflowClient().newUntypedWorkflowStub(ID);
    temporal.sleep(Duration.ofHours(1));

    stub.signal("stop");

    assertThat(stub.getResult(RoundReport.class).result()).isEqualTo(RoundResult.STOPPED);
    assertThat(rooms.calls).endsWith("close stopped");
  }

  @Test
  void aScheduledRoundIsSkippedWhileAnotherRuns() {
    recorded = "scheduled";
    rooms.lastState = new RoundState(1, 0, 0, 0, 0, 0, 0, Optional.empty());
    WorkflowClient.start(round()::run, request(Goal.RUN, true));

    RoundReport second = scheduled("scheduled");

    assertThat(second.result()).isEqualTo(RoundResult.SKIPPED);
    assertThat(rooms.calls.stream().filter("begin"::equals)).hasSize(1);
  }

  @Test
  void aDayOfRoundsStopsAtTheLimitAndGoesOnTheNextDay() {
    recorded = "scheduled-0";
    List<RoundResult> results = new ArrayList<>();
    for (int round = 0; round < 16; round++) {
      boolean isNextDay = round >= 12;
      rooms.limit =
          round >= 3 && !isNextDay ? Optional.of("the daily limit is used up") : Optional.empty();
      results.add(scheduled("scheduled-" + round).result());
      temporal.sleep(Duration.ofHours(2));
    }

    assertThat(results.subList(0, 3)).containsOnly(RoundResult.DONE);
    assertThat(results.subList(3, 12)).containsOnly(RoundResult.BUDGET);
    assertThat(results.subList(12, 16)).containsOnly(RoundResult.DONE);
    assertThat(rooms.ends).hasSize(16);
  }

  private RoundReport run(Goal goal, boolean approve) {
    return round().run(request(goal, approve));
  }

  private RoundReport scheduled(String id) {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            ScheduledRoundWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(id)
                .build())
        .run(new ScheduledRound(request(Goal.RUN, false), "0 */2 * * *"));
  }

  private AutopilotWorkflow round() {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            AutopilotWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(ID)
                .setWorkflowIdConflictPolicy(
                    WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .build());
  }

  private static RoundRequest request(Goal goal, boolean approve) {
    return new RoundRequest("p", goal, 3, approve, Origin.PERSON);
  }

  private List<String> texts() {
    return rooms.events.stream().map(RoundEvent::text).toList();
  }
}

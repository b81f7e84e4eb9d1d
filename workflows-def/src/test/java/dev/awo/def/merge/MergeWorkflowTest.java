package dev.awo.def.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.replay.SavedHistories;
import dev.awo.def.spec.CheckedOut;
import dev.awo.def.spec.HealthSpec;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Probe;
import dev.awo.def.verify.SandboxRules;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class MergeWorkflowTest {
  private static final String ID = WorkflowIds.merge("p", "main");
  private static final List<Duration> NEVER = List.of();

  /** In milliseconds; loading classes on a busy machine is no deadlock. */
  private static final long COLD_START = 30_000;

  private static final List<Duration> PROBATION =
      List.of(Duration.ofMinutes(5), Duration.ofMinutes(30));

  private final FakeBase base = new FakeBase();
  private TestWorkflowEnvironment temporal;
  private MergeWorkflow queue;
  private MergeRules rules = rules(16, NEVER);

  @BeforeEach
  void startTemporal() {
    temporal = TestWorkflowEnvironment.newInstance();
    MergeWorkflows.registerOn(
        temporal.newWorker(
            TaskQueues.WORKFLOWS,
            WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(COLD_START).build()));
    FakeBase.Merging merging = base.new Merging();
    temporal.newWorker(TaskQueues.WORKSPACES).registerActivitiesImplementations(merging);
    Worker host = temporal.newWorker("host");
    host.registerActivitiesImplementations(merging, base.new Workspaces());
    temporal
        .newWorker(TaskQueues.verify("host"))
        .registerActivitiesImplementations(base.new Verifying());
    temporal.newWorker(TaskQueues.LEDGER).registerActivitiesImplementations(base.new Recording());
    temporal.start();
    queue =
        temporal
            .getWorkflowClient()
            .newWorkflowStub(
                MergeWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .setWorkflowId(ID)
                    .build());
    WorkflowClient.start(queue::run, MergeState.empty("p", "main"));
  }

  @AfterEach
  void stopTemporal(TestInfo test) {
    SavedHistories.record(
        temporal.getWorkflowClient(), ID, test.getTestMethod().orElseThrow().getName());
    temporal.close();
    assertThat(base.open).as("workspaces that nobody handed back").isEmpty();
    assertThat(base.verified).as("every tree of the base branch").containsAll(base.advances);
  }

  @Test
  void aBranchIsVerifiedAndMergedAndTheIdleQueueEnds() {
    enqueue("a");

    awaitEnd();

    assertThat(base.tree()).containsExactly("a");
    assertThat(base.statusOf("a")).isEqualTo(MergeStatus.MERGED);
    assertThat(base.madeFor("a")).containsExactly("1:a");
  }

  @Test
  void aConflictGoesBackToItsTaskWithWhatConflicts() {
    base.conflicting.add("a");
    enqueue("a");
    enqueue("b");

    awaitEnd();

    assertThat(base.tree()).containsExactly("b");
    assertThat(base.statusOf("a")).isEqualTo(MergeStatus.CONFLICT);
    assertThat(base.sentBack)
        .singleElement()
        .extracting(SendBack::evidence)
        .isEqualTo(FakeBase.BLOB);
  }

  @Test
  void aBranchThatBreaksTheBaseIsOutWithTheReason() {
    base.isBad = tree -> tree.contains("bad");
    enqueue("bad");

    awaitEnd();

    assertThat(base.tree()).isEmpty();
    assertThat(base.statusOf("bad")).isEqualTo(MergeStatus.REJECTED);
    assertThat(base.wordsOf("bad")).contains("with it main fails").contains("tests fail");
  }

  @Test
  void whenTheBaseMovesMeanwhileTheMergeIsMadeAndVerifiedAnew() {
    base.whileVerifying =
        () -> {
          base.whileVerifying = () -> {};
          base.commit("by-hand");
        };
    enqueue("a");

    awaitEnd();

    assertThat(base.tree()).containsExactly("a", "by-hand");
    assertThat(base.verified).contains(Set.of("a"), Set.of("a", "by-hand"));
  }

  @Test
  void aBatchIsHalvedUntilTheCulpritIsAlone() {
    base.isBad = tree -> tree.contains("t05") && tree.contains("t02");
    List<String> tasks = enqueueTogether(16);

    awaitEnd();

    assertThat(base.statusOf("t05")).isEqualTo(MergeStatus.REJECTED);
    assertThat(base.tree())
        .containsExactlyElementsOf(tasks.stream().filter(t -> !t.equals("t05")).toList());
    assertThat(base.verified).hasSizeLessThan(tasks.size());
  }

  @Test
  void aBaseThatIsCheckedOutLeavesTheBranchReadyUntilItIsFree() {
    base.blocker = Optional.of("main is checked out");
    enqueue("a");
    temporal.sleep(Duration.ofMinutes(3));
    assertThat(base.tree()).isEmpty();
    assertThat(base.statusOf("a")).isEqualTo(MergeStatus.READY);
    assertThat(base.wordsOf("a")).startsWith("ready: verified on").contains("checked out");
    assertThat(base.madeFor("a")).containsExactly("1:a");

    base.blocker = Optional.empty();
    awaitEnd();

    assertThat(base.tree()).containsExactly("a");
    assertThat(base.verified).as("the same tree once").hasSize(1);
  }

  @Test
  void aBaseThatIsRedItselfBlamesNobodyAndIsLookedAtAgain() {
    base.commit("broken");
    base.isBad = tree -> tree.contains("broken") && !tree.contains("repair");
    enqueue("innocent");
    temporal.sleep(Duration.ofMinutes(3));
    assertThat(base.statusOf("innocent")).isEqualTo(MergeStatus.HELD);

    enqueue("repair");
    awaitEnd();

    assertThat(base.tree()).containsExactly("broken", "innocent", "repair");
  }

  @Test
  void aMergeWhoseHealthTurnsBadAfterHalfAnHourIsTakenBackAndItsTaskRunsAgain() {
    rules = rules(16, PROBATION);
    enqueue("a");
    temporal.sleep(Duration.ofMinutes(10));
    assertThat(base.statusOf("a")).isEqualTo(MergeStatus.PROBATION);
    assertThat(base.wordsOf("a")).contains("well 5m");

    base.isBad = tree -> tree.contains("a");
    temporal.sleep(Duration.ofMinutes(25));
    awaitEnd();

    assertThat(base.tree()).isEmpty();
    assertThat(base.statusOf("a")).isEqualTo(MergeStatus.REVERTED);
    assertThat(base.sentBack).extracting(back -> back.task().task()).containsExactly("a");
  }

  @Test
  void theMergeThatIsToBlameIsFoundAmongThoseOnProbation() {
    rules = rules(16, PROBATION);
    enqueue("culprit");
    temporal.sleep(Duration.ofMinutes(1));
    enqueue("innocent");
    temporal.sleep(Duration.ofMinutes(1));
    base.isBad = tree -> tree.contains("culprit");

    awaitEnd();

    assertThat(base.tree()).containsExactly("innocent");
    assertThat(base.statusOf("culprit")).isEqualTo(MergeStatus.REVERTED);
    assertThat(base.statusOf("innocent")).isEqualTo(MergeStatus.MERGED);
  }

  @Test
  void badHealthThatNoMergeIsToBlameForTakesNothingBack() {
    rules = rules(16, PROBATION);
    enqueue("a");
    temporal.sleep(Duration.ofMinutes(1));
    base.isBad = tree -> true;

    awaitEnd();

    assertThat(base.tree()).containsExactly("a");
    assertThat(base.notes)
        .extracting(MergeNote.Entry::text)
        .anyMatch(text -> text.contains("a person must look"));
  }

  @Test
  void anAddressThatIsNotWellTakesTheMergeBack() {
    rules = rules(16, PROBATION);
    enqueue("a");
    temporal.sleep(Duration.ofMinutes(1));
    base.health = new Probe.Sick(FakeBase.findings("health address: status 500"));

    awaitEnd();

    assertThat(base.statusOf("a")).isEqualTo(MergeStatus.REVERTED);
    assertThat(base.wordsOf("a")).contains("status 500");
  }

  @Test
  void approvalIsWaitedForAndRejectionTakesOut() {
    ask("a", false);
    ask("b", false);
    temporal.sleep(Duration.ofHours(1));
    assertThat(base.tree()).isEmpty();

    queue.approve(new Decision("a", "ann", Optional.empty()));
    queue.reject(new Decision("b", "ann", Optional.of("not now")));
    awaitEnd();

    assertThat(base.tree()).containsExactly("a");
    assertThat(base.wordsOf("b")).isEqualTo("rejected by ann: not now");
  }

  @Test
  void anApprovalThatNobodyGivesIsBroughtUpAgainAndThenExpires() {
    ask("a", false);

    awaitEnd();

    assertThat(base.notes)
        .extracting(MergeNote.Entry::text)
        .filteredOn(text -> text.startsWith("still waits"))
        .hasSize(1);
    assertThat(base.wordsOf("a")).contains("nobody approved");
    assertThatThrownBy(() -> queue.approve(new Decision("a", "ann", Optional.empty()))).isNotNull();
  }

  @Test
  void whatWasTakenOutWhileItWasVerifiedIsNotMerged() {
    base.whileVerifying =
        () -> {
          base.whileVerifying = () -> {};
          queue.reject(new Decision("a", "ann", Optional.empty()));
        };
    enqueueTogether("a", "b");

    awaitEnd();

    assertThat(base.tree()).containsExactly("b");
    assertThat(base.advances).doesNotContain(Set.of("a", "b"));
  }

  @Test
  void aMergeIsTakenBackByHandAlsoWhenOthersCameAfterIt() {
    rules = rules(16, PROBATION);
    enqueue("a");
    temporal.sleep(Duration.ofMinutes(1));
    enqueue("b");
    temporal.sleep(Duration.ofMinutes(1));

    queue.rollback(new RollbackRequest("a", 1, "m-a", "ugly", rules));
    awaitEnd();

    assertThat(base.tree()).containsExactly("b");
    assertThat(base.statusOf("a")).isEqualTo(MergeStatus.REVERTED);
    assertThat(base.madeFor("a")).containsExactly("1:a", "m-a");
    assertThat(base.sentBack).isEmpty();
  }

  @Test
  void aTaskThatWaitsForNothingCannotBeApproved() {
    assertThatThrownBy(() -> queue.approve(new Decision("nobody", "ann", Optional.empty())))
        .isInstanceOf(WorkflowUpdateException.class)
        .cause()
        .hasMessageContaining("NOT_WAITING");
  }

  @Test
  void aCancelledQueueEndsAndMergesNothing() {
    ask("a", false);
    temporal.sleep(Duration.ofMinutes(1));

    WorkflowStub.fromTyped(queue).cancel();

    assertThatThrownBy(this::awaitEnd).hasRootCauseInstanceOf(CanceledFailure.class);
    assertThat(base.tree()).isEmpty();
  }

  @Test
  void manyMergesOneByOneLeaveNoLongHistory() {
    rules = rules(1, NEVER);
    List<String> tasks = enqueueTogether(160);

    awaitEnd();

    assertThat(base.tree()).hasSameSizeAs(tasks);
    assertThat(lengthsOfRuns()).hasSizeGreaterThan(1).allMatch(length -> length < 6_000);
  }

  private void awaitEnd() {
    WorkflowStub.fromTyped(queue).getResult(Void.class);
  }

  private void enqueue(String task) {
    ask(task, true);
  }

  private void ask(String task, boolean approved) {
    queue.enqueue(
        new MergeRequest(task, 1, "auto/" + task, "c-" + task, List.of(), rules, approved));
  }

  private List<String> enqueueTogether(int count) {
    String[] tasks = IntStream.range(0, count).mapToObj("t%02d"::formatted).toArray(String[]::new);
    enqueueTogether(tasks);
    return List.of(tasks);
  }

  /** They gather behind one that is being verified. */
  private void enqueueTogether(String... tasks) {
    Runnable then = base.whileVerifying;
    base.whileVerifying =
        () -> {
          base.whileVerifying = then;
          for (String task : tasks) {
            ask(task, true);
          }
          ask("first", false);
          queue.reject(new Decision("first", "the test", Optional.empty()));
        };
    ask("first", true);
  }

  private List<Integer> lengthsOfRuns() {
    List<Integer> lengths = new ArrayList<>();
    String run = "";
    do {
      List<HistoryEvent> events = temporal.getWorkflowClient().fetchHistory(ID, run).getEvents();
      lengths.add(events.size());
      run =
          events
              .getFirst()
              .getWorkflowExecutionStartedEventAttributes()
              .getContinuedExecutionRunId();
    } while (!run.isEmpty());
    return lengths;
  }

  private static MergeRules rules(int batch, List<Duration> probation) {
    return new MergeRules(
        "/repository",
        List.of(new VerifyCommand("test", "true", Duration.ofMinutes(1))),
        SandboxRules.DEFAULT,
        Optional.empty(),
        CheckedOut.LEAVE,
        batch,
        probation,
        Optional.of(
            new HealthSpec(Optional.empty(), Optional.of("http://h"), Duration.ofSeconds(1))),
        Duration.ofHours(24),
        Duration.ofDays(7));
  }
}

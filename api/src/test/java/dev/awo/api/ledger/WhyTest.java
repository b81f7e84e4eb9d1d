package dev.awo.api.ledger;

import static dev.awo.api.ledger.LedgerFixture.UNPRICED;
import static dev.awo.api.ledger.LedgerFixture.attempt;
import static dev.awo.api.ledger.LedgerFixture.reservation;
import static dev.awo.api.ledger.LedgerFixture.settlement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.awo.api.view.WhyView;
import dev.awo.api.view.WhyView.Attempt;
import dev.awo.api.view.WhyView.Kind;
import dev.awo.api.view.WhyView.Made;
import dev.awo.api.view.WhyView.Origin;
import dev.awo.api.view.WhyView.Outcome;
import dev.awo.api.view.WhyView.Story;
import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.ledger.TaskNote;
import dev.awo.def.ledger.TaskRecord;
import dev.awo.def.merge.MergeNote;
import dev.awo.def.merge.MergeState;
import dev.awo.def.merge.MergeStatus;
import dev.awo.def.task.TaskOutcome;
import dev.awo.def.task.TaskStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyTest {
  private static final Instant AT = Instant.parse("2026-11-24T22:31:00Z");
  private static final String FIRST = "aaaaaaa1" + "0".repeat(32);
  private static final String TIP = "aaaaaaa2" + "0".repeat(32);
  private static final String MERGE = "b".repeat(40);
  private static final String TOGETHER = "c".repeat(40);
  private static final String REVERT = "d".repeat(40);

  @TempDir Path directory;
  private LedgerFixture ledger;

  @BeforeEach
  void open() {
    ledger = new LedgerFixture(directory);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void theTipOfABranchAndTheStepsBeforeItAreFound() {
    TaskKey task = twoSteps("fix");

    assertThat(made(TIP)).isEqualTo(step(TIP, 1, 1));
    assertThat(made(FIRST)).isEqualTo(step(FIRST, 0, 2));
    assertThat(one(FIRST).stories())
        .singleElement()
        .satisfies(story -> assertThat(story.task().id()).isEqualTo(task.task()))
        .satisfies(story -> assertThat(story.task().prompt()).contains("prompt of fix"))
        .satisfies(story -> assertThat(story.origin()).contains(Origin.PERSON))
        .satisfies(story -> assertThat(ids(story)).containsExactly(FIRST, TIP));
  }

  @Test
  void anAttemptHasItsVerdictItsFindingsItsPriceAndItsCommit() {
    twoSteps("fix");

    List<Attempt> attempts = one(TIP).stories().getFirst().attempts();

    assertThat(attempts)
        .extracting(Attempt::step, Attempt::attempt, Attempt::outcome, Attempt::commit)
        .containsExactly(
            tuple(0, 1, Outcome.REJECTED, Optional.empty()),
            tuple(0, 2, Outcome.COMMITTED, Optional.of(FIRST)),
            tuple(1, 1, Outcome.COMMITTED, Optional.of(TIP)));
    assertThat(attempts.getFirst())
        .satisfies(one -> assertThat(one.words()).contains("npm test: exit code 1"))
        .satisfies(one -> assertThat(one.findings()).contains("expected 1 but was 2"))
        .satisfies(one -> assertThat(one.model()).contains("openai/free"))
        .satisfies(one -> assertThat(one.costUsd()).isEqualByComparingTo("0.1"))
        .satisfies(one -> assertThat(one.tokens()).isEqualTo(150))
        .satisfies(one -> assertThat(one.prompt()).contains(LedgerFixture.BLOB.sha256()));
    assertThat(attempts.get(1).findings()).isEmpty();
    assertThat(attempts.get(1).confinement()).contains("bubblewrap");
  }

  @Test
  void whatAPersonSaidIsTold() {
    TaskKey task = ledger.task("fix");
    reserve(attempt(task, 1), event(1, TaskEvent.Kind.GENERATING, 0, 1, "asking"));
    note(
        task,
        event(2, TaskEvent.Kind.PASSED, 0, 1, "1 command passed"),
        event(3, TaskEvent.Kind.APPROVAL, 0, 1, "waits", Optional.of("the diff")),
        event(4, TaskEvent.Kind.DECLINED, 0, 1, "rejected by ada", Optional.of("no new scripts")));

    Story story = ledger.ledger().why().task(task).orElseThrow().stories().getFirst();

    assertThat(story.attempts())
        .singleElement()
        .satisfies(one -> assertThat(one.outcome()).isEqualTo(Outcome.DECLINED))
        .satisfies(one -> assertThat(one.words()).contains("rejected by ada"))
        .satisfies(one -> assertThat(one.findings()).contains("no new scripts"));
    assertThat(story.events())
        .filteredOn(event -> event.kind() == TaskEvent.Kind.DECLINED)
        .singleElement()
        .satisfies(event -> assertThat(event.detail()).contains("no new scripts"));
    assertThat(story.events())
        .filteredOn(event -> event.kind() == TaskEvent.Kind.APPROVAL)
        .singleElement()
        .satisfies(event -> assertThat(event.detail()).isEmpty());
  }

  @Test
  void anAttemptThatIsMadeAgainAfterARetryIsAnotherOne() {
    TaskKey task = ledger.task("fix");
    reserve(attempt(task, 1), event(1, TaskEvent.Kind.GENERATING, 0, 1, "asking"));
    end(task, new TaskOutcome.Cancelled(0), event(2, TaskEvent.Kind.CANCELLED, 0, 1, "cancelled"));
    ledger.ledger().tasks().reopen(task, "{}", "queued again");
    AttemptKey again = new AttemptKey(task, "run-2", 0, 1);
    reserve(again, event(1, TaskEvent.Kind.GENERATING, 0, 1, "asking"));

    assertThat(ledger.ledger().why().task(task).orElseThrow().stories().getFirst().attempts())
        .extracting(Attempt::run, Attempt::outcome)
        .containsExactly(tuple("run-1", Outcome.ENDED), tuple("run-2", Outcome.OPEN));
  }

  @Test
  void mergesTogetherAndRevertsAreFound() {
    twoSteps("fix");
    twoSteps("other");
    merge(1, "fix", TaskEvent.Kind.MERGED, MergeStatus.PROBATION, MERGE, TOGETHER);
    merge(2, "other", TaskEvent.Kind.MERGED, MergeStatus.PROBATION, "e".repeat(40), TOGETHER);
    merge(3, "fix", TaskEvent.Kind.REVERTED, MergeStatus.REVERTED, MERGE, REVERT);

    assertThat(made(MERGE).kind()).isEqualTo(Kind.MERGE);
    assertThat(one(MERGE).stories()).extracting(story -> story.task().id()).containsExactly("fix");
    assertThat(made(TOGETHER).kind()).isEqualTo(Kind.MERGE);
    assertThat(one(TOGETHER).stories())
        .extracting(story -> story.task().id())
        .containsExactly("fix", "other");
    assertThat(made(REVERT).kind()).isEqualTo(Kind.REVERT);
    Story story = one(REVERT).stories().getFirst();
    assertThat(story.merge().orElseThrow().status()).isEqualTo(MergeStatus.REVERTED);
    assertThat(story.merge().orElseThrow().mergeCommit()).contains(MERGE);
    assertThat(story.events())
        .extracting(event -> event.kind())
        .contains(TaskEvent.Kind.MERGED, TaskEvent.Kind.REVERTED);
  }

  @Test
  void aCommitThatIsOfferedToAPersonIsFoundButIsNoMergeYet() {
    twoSteps("fix");
    ledger
        .ledger()
        .merges()
        .note(
            note(
                new MergeNote.Entry(
                    1,
                    AT,
                    "fix",
                    1,
                    MergeStatus.READY,
                    TaskEvent.Kind.MERGE_WAITING,
                    "ready",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(MERGE))));

    assertThat(made(MERGE).kind()).isEqualTo(Kind.MERGE);
    assertThat(one(MERGE).stories().getFirst().merge().orElseThrow().mergeCommit()).isEmpty();
  }

  @Test
  void aBeginningIsEnoughUnlessSeveralCommitsHaveIt() {
    twoSteps("fix");

    assertThat(one("aaaaaaa2").commit().orElseThrow().id()).isEqualTo(TIP);
    assertThat(find("aaaaaaa")).isEqualTo(new Why.Found.Several(List.of(FIRST, TIP)));
    assertThat(find("1234567")).isEqualTo(new Why.Found.None());
  }

  @Test
  void aProjectNarrowsTheSearch() {
    twoSteps("fix");

    assertThat(ledger.ledger().why().commit(TIP, Optional.of("shop")))
        .isInstanceOf(Why.Found.One.class);
    assertThat(ledger.ledger().why().commit(TIP, Optional.of("other")))
        .isEqualTo(new Why.Found.None());
    assertThat(ledger.ledger().why().task(new TaskKey("other", "fix"))).isEmpty();
  }

  @Test
  void anAnswerThatLeavesEveryFileAsItIsMakesNoCommit() {
    TaskKey task = ledger.task("fix");
    reserve(attempt(task, 1), event(1, TaskEvent.Kind.COMMITTED, 0, 1, "commit aaaa: 0 files"));

    assertThat(ledger.ledger().why().task(task).orElseThrow().stories().getFirst().commits())
        .isEmpty();
  }

  /** One attempt is turned down, then each of two steps is committed. */
  private TaskKey twoSteps(String id) {
    TaskKey task = ledger.task(id);
    boolean isOther = !id.equals("fix");
    String first = isOther ? "1".repeat(40) : FIRST;
    String tip = isOther ? "2".repeat(40) : TIP;
    AttemptKey one = attempt(task, 1);
    AttemptKey two = attempt(task, 2);
    AttemptKey three = new AttemptKey(task, LedgerFixture.RUN, 1, 1);
    reserve(one, event(1, TaskEvent.Kind.GENERATING, 0, 1, "asking"));
    ledger.activities().settle(settlement(one, 100_000));
    reserve(
        two,
        event(
            2,
            TaskEvent.Kind.REJECTED,
            0,
            1,
            "npm test: exit code 1",
            Optional.of("expected 1 but was 2")),
        event(3, TaskEvent.Kind.GENERATING, 0, 2, "asking"));
    ledger.activities().settle(settlement(two, 100_000));
    reserve(
        three,
        event(
            4,
            TaskEvent.Kind.PASSED,
            0,
            2,
            "1 command passed",
            Optional.of("confinement: bubblewrap\nsecurity scan: 0 findings\n")),
        committed(5, 0, 2, first),
        event(6, TaskEvent.Kind.GENERATING, 1, 1, "asking"));
    ledger.activities().settle(settlement(three, 100_000));
    end(
        task,
        new TaskOutcome.Completed("auto/" + id, tip, LedgerFixture.BLOB, 3, 300_000),
        committed(7, 1, 1, tip),
        event(8, TaskEvent.Kind.COMPLETED, 1, 1, "done"));
    return task;
  }

  private void reserve(AttemptKey key, TaskEvent... events) {
    ledger.activities().reserve(reservation(key, UNPRICED, events));
  }

  private void note(TaskKey task, TaskEvent... events) {
    ledger
        .activities()
        .note(new TaskNote(task, LedgerFixture.RUN, TaskStatus.RUNNING, List.of(events)));
  }

  private void end(TaskKey task, TaskOutcome outcome, TaskEvent... events) {
    ledger.activities().close(new TaskRecord(task, LedgerFixture.RUN, outcome, List.of(events)));
  }

  private void merge(
      int sequence,
      String task,
      TaskEvent.Kind kind,
      MergeStatus status,
      String merge,
      String made) {
    ledger
        .ledger()
        .merges()
        .note(
            note(
                new MergeNote.Entry(
                    sequence,
                    AT.plusSeconds(sequence),
                    task,
                    1,
                    status,
                    kind,
                    "text",
                    Optional.empty(),
                    Optional.of(merge),
                    Optional.of(made))));
  }

  private static MergeNote note(MergeNote.Entry entry) {
    return new MergeNote("shop", "main", "merge-run", List.of(entry), new MergeState.Totals(1, 1));
  }

  private TaskEvent event(int sequence, TaskEvent.Kind kind, int step, int attempt, String text) {
    return event(sequence, kind, step, attempt, text, Optional.empty());
  }

  private TaskEvent event(
      int sequence,
      TaskEvent.Kind kind,
      int step,
      int attempt,
      String text,
      Optional<String> detail) {
    Optional<BlobId> blob = detail.map(ledger.blobs()::put);
    return new TaskEvent(sequence, AT, kind, step, attempt, text, blob);
  }

  private static TaskEvent committed(int sequence, int step, int attempt, String commit) {
    return new TaskEvent(
        sequence,
        AT,
        TaskEvent.Kind.COMMITTED,
        step,
        attempt,
        "commit",
        Optional.empty(),
        Optional.of(commit));
  }

  private static Made step(String id, int step, int attempt) {
    return new Made(
        id, Kind.STEP, Optional.of(LedgerFixture.RUN), Optional.of(step), Optional.of(attempt), AT);
  }

  private static List<String> ids(Story story) {
    return story.commits().stream().map(Made::id).toList();
  }

  private Why.Found find(String beginning) {
    return ledger.ledger().why().commit(beginning, Optional.empty());
  }

  private WhyView one(String beginning) {
    return ((Why.Found.One) find(beginning)).view();
  }

  private Made made(String beginning) {
    return one(beginning).commit().orElseThrow();
  }
}

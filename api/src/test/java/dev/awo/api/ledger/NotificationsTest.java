package dev.awo.api.ledger;

import static dev.awo.api.ledger.LedgerFixture.BLOB;
import static dev.awo.api.ledger.LedgerFixture.PRICED;
import static dev.awo.api.ledger.LedgerFixture.RUN;
import static dev.awo.api.ledger.LedgerFixture.attempt;
import static dev.awo.api.ledger.LedgerFixture.budget;
import static dev.awo.api.ledger.LedgerFixture.event;
import static dev.awo.api.ledger.LedgerFixture.reservation;
import static dev.awo.api.ledger.LedgerFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.awo.api.ledger.Notifications.Known;
import dev.awo.def.AttemptKey;
import dev.awo.def.TaskKey;
import dev.awo.def.autopilot.RoundEnd;
import dev.awo.def.autopilot.RoundRequest;
import dev.awo.def.autopilot.RoundRequest.Goal;
import dev.awo.def.autopilot.RoundRequest.Origin;
import dev.awo.def.autopilot.RoundReservation;
import dev.awo.def.autopilot.RoundResult;
import dev.awo.def.autopilot.RoundStart;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.ledger.TaskNote;
import dev.awo.def.ledger.TaskRecord;
import dev.awo.def.merge.MergeNote;
import dev.awo.def.merge.MergeState;
import dev.awo.def.merge.MergeStatus;
import dev.awo.def.notify.Notification;
import dev.awo.def.spec.BudgetSpec;
import dev.awo.def.spec.Limits;
import dev.awo.def.spec.Settings.Webhook.Event;
import dev.awo.def.task.TaskOutcome;
import dev.awo.def.task.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each happening is told once, and only when somebody wants to be told. */
class NotificationsTest {
  private static final Instant AT = Instant.parse("2026-11-24T22:31:00Z");
  private static final TaskOutcome COMPLETED =
      new TaskOutcome.Completed("auto/a", "c".repeat(40), BLOB, 1, 0);

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "completed, branch auto/a",
    "failed, tests fail",
    "refused, the daily limit",
    "cancelled, cancelled by a person"
  })
  void theEndOfATaskIsToldOnce(String status, String words) {
    TaskOutcome outcome =
        switch (status) {
          case "completed" -> COMPLETED;
          case "failed" -> new TaskOutcome.Failed("tests fail", Optional.empty(), 0);
          case "refused" -> new TaskOutcome.Refused("the daily limit", 0);
          default -> new TaskOutcome.Cancelled(0);
        };
    try (LedgerFixture fixture = told(Event.TASK_ENDED)) {
      TaskKey task = fixture.task("a");

      fixture.end(task, outcome);
      fixture.end(task, outcome);
      fixture
          .activities()
          .close(new TaskRecord(task, "lost-1", new TaskOutcome.Cancelled(0), List.of()));

      assertThat(pending(fixture)).hasSize(1);
      Notification told = pending(fixture).getFirst();
      assertThat(told.event()).isEqualTo("task." + status);
      assertThat(told.title()).isEqualTo("task a of shop " + status);
      assertThat(told.words()).isEqualTo(words);
      assertThat(told.task()).contains("a");
      assertThat(told.url().orElseThrow())
          .isEqualTo("http://127.0.0.1:8233/namespaces/default/workflows/task%2Fshop%2Fa");
    }
  }

  @Test
  void theNextRoundOfATaskIsToldAnew() {
    try (LedgerFixture fixture = told(Event.TASK_ENDED)) {
      TaskKey task = fixture.task("a");
      fixture.end(task, new TaskOutcome.Failed("tests fail", Optional.empty(), 0));
      fixture.ledger().tasks().reopen(task, "{}", "again");

      fixture
          .activities()
          .close(new TaskRecord(task, "run-2", COMPLETED, List.of(event(1, Kind.COMPLETED, ""))));

      assertThat(pending(fixture))
          .extracting(Notification::event)
          .containsExactly("task.failed", "task.completed");
    }
  }

  @Test
  void aPersonIsAskedOnceForEachAttemptHoweverOftenTheyAreReminded() {
    try (LedgerFixture fixture = told(Event.APPROVAL_NEEDED)) {
      TaskKey task = fixture.task("a");
      TaskNote asked = approval(task, event(1, Kind.APPROVAL, "waits for your approval"));

      fixture.activities().note(asked);
      fixture.activities().note(asked);
      fixture.activities().note(approval(task, event(2, Kind.APPROVAL, "reminder: waits")));
      TaskEvent next =
          new TaskEvent(3, AT, Kind.APPROVAL, 0, 2, "waits once more", Optional.empty());
      fixture.activities().note(approval(task, next));

      assertThat(pending(fixture))
          .extracting(Notification::event, Notification::words)
          .containsExactly(
              tuple("approval.needed", "waits for your approval"),
              tuple("approval.needed", "waits once more"));
    }
  }

  @Test
  void whatBecomesOfABranchIsToldOnce() {
    try (LedgerFixture fixture = told(Event.APPROVAL_NEEDED, Event.MERGED, Event.ROLLED_BACK)) {
      TaskKey task = fixture.task("a");
      fixture.end(task, COMPLETED);
      List<MergeNote.Entry> entries =
          List.of(
              entry(1, Kind.MERGE_WAITING, MergeStatus.APPROVAL, "waits for approval"),
              entry(2, Kind.MERGE_WAITING, MergeStatus.APPROVAL, "still waits for approval"),
              entry(3, Kind.MERGE_QUEUED, MergeStatus.QUEUED, "approved by ada"),
              entry(4, Kind.MERGED, MergeStatus.PROBATION, "merged into main"),
              entry(5, Kind.PROBATION, MergeStatus.PROBATION, "main is well"),
              entry(6, Kind.REVERTED, MergeStatus.REVERTED, "taken back"));
      MergeNote note = note(entries);

      fixture.ledger().merges().note(note);
      fixture.ledger().merges().note(note);

      assertThat(pending(fixture))
          .extracting(Notification::event)
          .containsExactly("approval.needed", "merge.merged", "merge.reverted");
    }
  }

  @Test
  void aDailyLimitIsToldOnceADay() {
    try (LedgerFixture fixture = limited(budget(usd(1), Limits.NONE))) {
      TaskKey one = fixture.task("a");
      TaskKey other = fixture.task("b");
      fixture.activities().reserve(reservation(attempt(one, 1), PRICED));

      fixture.activities().reserve(reservation(attempt(one, 2), PRICED));
      fixture.activities().reserve(reservation(attempt(one, 2), PRICED));
      fixture.activities().reserve(reservation(attempt(other, 1), PRICED));
      long round = fixture.ledger().rounds().begin(start(Origin.PERSON), PRICED);
      fixture.ledger().rounds().reserve(ofRound(round));
      fixture.ledger().rounds().limit("shop", PRICED);

      assertThat(pending(fixture)).hasSize(1);
      assertThat(pending(fixture).getFirst().title()).isEqualTo("Budget reached: the daily limit");
      assertThat(pending(fixture).getFirst().words()).startsWith("the daily limit of $1.00 would");

      fixture.pass(Duration.ofDays(1));
      fixture.activities().reserve(reservation(attempt(other, 1), PRICED));
      fixture.activities().reserve(reservation(attempt(other, 2), PRICED));
      assertThat(pending(fixture)).hasSize(2);
    }
  }

  @Test
  void aRoundThatALimitStopsIsToldOfWhereNoTaskWas() {
    try (LedgerFixture fixture = limited(budget(usd(1), Limits.NONE))) {
      long round = fixture.ledger().rounds().begin(start(Origin.SCHEDULE), PRICED);
      fixture.ledger().rounds().reserve(ofRound(round));

      fixture.ledger().rounds().reserve(ofRound(round, 1));

      assertThat(pending(fixture))
          .extracting(Notification::event)
          .containsExactly("budget.reached");
      assertThat(pending(fixture).getFirst().task()).isEmpty();
    }
  }

  @Test
  void theLimitOfATaskIsToldForEachTask() {
    try (LedgerFixture fixture = limited(budget(Limits.NONE, usd(1)))) {
      for (String id : List.of("a", "b")) {
        TaskKey task = fixture.task(id);
        for (int attempt = 1; attempt < 4; attempt++) {
          fixture.activities().reserve(reservation(attempt(task, attempt), PRICED));
        }
      }

      assertThat(pending(fixture))
          .extracting(told -> told.task().orElseThrow())
          .containsExactly("a", "b");
    }
  }

  @Test
  void aFailedRoundOfAScheduleIsToldSinceItPausesTheSchedule() {
    try (LedgerFixture fixture = told(Event.AUTOPILOT_PAUSED)) {
      Rounds rounds = fixture.ledger().rounds();
      long round = rounds.begin(start(Origin.SCHEDULE), PRICED);
      RoundEnd failed = new RoundEnd(round, RoundResult.FAILED, "no key", List.of());

      rounds.close(failed);
      rounds.close(failed);
      long byHand =
          rounds.begin(new RoundStart(start(Origin.PERSON).request(), "run-by-hand"), PRICED);
      rounds.close(new RoundEnd(byHand, RoundResult.FAILED, "no key", List.of()));

      assertThat(pending(fixture)).hasSize(1);
      assertThat(pending(fixture).getFirst().words()).isEqualTo("a round failed: no key");
    }
  }

  @Test
  void whatNobodyWantsLeavesNoTrace() {
    for (Set<Event> told : List.<Set<Event>>of(Set.of(), Set.of(Event.MERGED))) {
      try (LedgerFixture fixture =
          fixture(directory.resolve("n" + told.size()), budget(usd(1), Limits.NONE), told)) {
        TaskKey task = fixture.task("a");
        fixture.activities().reserve(reservation(attempt(task, 1), PRICED));
        fixture.activities().reserve(reservation(attempt(task, 2), PRICED));
        fixture.activities().note(approval(task, event(1, Kind.APPROVAL, "waits")));
        fixture.end(task, COMPLETED);
        fixture.ledger().notifications().autopilotPaused("shop", "x", "paused");

        assertThat(pending(fixture)).isEmpty();
      }
    }
  }

  @Test
  void whatIsHandedOverIsNotPendingAnyMore() {
    try (LedgerFixture fixture = told(Event.AUTOPILOT_PAUSED)) {
      Notifications notifications = fixture.ledger().notifications();
      notifications.autopilotPaused("shop", "one", "\uD83D\uDE00".repeat(1_500));
      notifications.autopilotPaused("shop", "one", "again");
      Known first = notifications.pending(10).getFirst();
      notifications.handedOver(first.notification().id(), List.of("ops", "chat"));
      Known test = notifications.test(Optional.of("ops"));
      notifications.handedOver(test.notification().id(), List.of());

      assertThat(notifications.pending(10)).isEmpty();
      assertThat(first.notification().words()).isEqualTo("\uD83D\uDE00".repeat(1_000));
      assertThat(first.topic()).contains(Event.AUTOPILOT_PAUSED);
      assertThat(notifications.list(Optional.empty(), 1).items().getFirst().webhook())
          .contains("ops");
      Optional<Long> cursor = notifications.list(Optional.empty(), 1).next().map(Long::valueOf);
      assertThat(notifications.list(cursor, 1).items().getFirst().handedTo())
          .contains(List.of("ops", "chat"));
      assertThat(notifications.list(cursor, 1).next()).isEmpty();
    }
  }

  private LedgerFixture told(Event... events) {
    return fixture(directory, BudgetSpec.NONE, Set.of(events));
  }

  private LedgerFixture limited(BudgetSpec budget) {
    return fixture(directory, budget, Set.of(Event.BUDGET_REACHED));
  }

  private static LedgerFixture fixture(Path directory, BudgetSpec budget, Set<Event> told) {
    return new LedgerFixture(directory, budget, Map.of(), BudgetSpec.NONE, told);
  }

  private static List<Notification> pending(LedgerFixture fixture) {
    return fixture.ledger().notifications().pending(100).stream().map(Known::notification).toList();
  }

  private static TaskNote approval(TaskKey task, TaskEvent event) {
    return new TaskNote(task, RUN, TaskStatus.APPROVAL, List.of(event));
  }

  private static MergeNote note(List<MergeNote.Entry> entries) {
    return new MergeNote("shop", "main", "queue-run", entries, new MergeState.Totals(1, 1));
  }

  private static MergeNote.Entry entry(int sequence, Kind kind, MergeStatus status, String text) {
    return new MergeNote.Entry(
        sequence,
        AT,
        "a",
        1,
        status,
        kind,
        text,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static RoundStart start(Origin origin) {
    return new RoundStart(new RoundRequest("shop", Goal.RUN, 3, false, origin), "round-run");
  }

  private static RoundReservation ofRound(long round) {
    return ofRound(round, 0);
  }

  private static RoundReservation ofRound(long round, int step) {
    return new RoundReservation(
        round, new AttemptKey(new TaskKey("shop", "autopilot"), "r", step, 1), PRICED, List.of());
  }
}

package dev.awo.api.ledger;

import static dev.awo.api.ledger.LedgerFixture.BLOB;
import static dev.awo.api.ledger.LedgerFixture.PRICED;
import static dev.awo.api.ledger.LedgerFixture.RUN;
import static dev.awo.api.ledger.LedgerFixture.UNPRICED;
import static dev.awo.api.ledger.LedgerFixture.attempt;
import static dev.awo.api.ledger.LedgerFixture.budget;
import static dev.awo.api.ledger.LedgerFixture.event;
import static dev.awo.api.ledger.LedgerFixture.reservation;
import static dev.awo.api.ledger.LedgerFixture.settlement;
import static dev.awo.api.ledger.LedgerFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.api.view.EventView;
import dev.awo.api.view.TaskView;
import dev.awo.def.AttemptKey;
import dev.awo.def.TaskKey;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.ledger.Grant;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.ledger.TaskNote;
import dev.awo.def.ledger.TaskRecord;
import dev.awo.def.spec.BudgetSpec;
import dev.awo.def.spec.Limits;
import dev.awo.def.task.TaskOutcome;
import dev.awo.def.task.TaskStatus;
import io.temporal.failure.ApplicationFailure;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerActivitiesTest {
  @TempDir Path directory;

  @Test
  void aCallIsReservedAndSettledOnceHoweverOftenItIsDelivered() {
    try (LedgerFixture fixture = new LedgerFixture(directory)) {
      AttemptKey key = attempt(fixture.task("a"), 1);

      for (int delivery = 0; delivery < 3; delivery++) {
        assertThat(fixture.activities().reserve(reservation(key, PRICED)))
            .isEqualTo(new Grant.Granted(1_000_000));
      }
      for (int delivery = 0; delivery < 3; delivery++) {
        assertThat(fixture.activities().settle(settlement(key, 250_000)).taskMicros())
            .isEqualTo(250_000);
      }

      TaskView task = fixture.ledger().tasks().find(key.task()).orElseThrow();
      assertThat(task.attempts()).isEqualTo(1);
      assertThat(task.costUsd()).isEqualByComparingTo("0.25");
      assertThat(task.tokens().calls()).isEqualTo(1);
      assertThat(task.tokens().input()).isEqualTo(100);
    }
  }

  @Test
  void settlingFreesTheRestOfTheReservation() {
    try (LedgerFixture fixture =
        new LedgerFixture(directory, budget(usd(1), Limits.NONE), Map.of())) {
      TaskKey task = fixture.task("a");
      fixture.activities().reserve(reservation(attempt(task, 1), PRICED));

      assertThat(fixture.activities().reserve(reservation(attempt(task, 2), PRICED)))
          .isInstanceOf(Grant.Refused.class);

      fixture.activities().settle(settlement(attempt(task, 1), 0));
      assertThat(fixture.activities().reserve(reservation(attempt(task, 2), PRICED)))
          .isInstanceOf(Grant.Granted.class);
    }
  }

  @Test
  void aRefusalSaysWhichLimitAndWhatToDo() {
    try (LedgerFixture fixture =
        new LedgerFixture(directory, budget(usd(1), Limits.NONE), Map.of())) {
      TaskKey task = fixture.task("a");
      fixture.activities().reserve(reservation(attempt(task, 1), PRICED));

      assertThat(fixture.activities().reserve(reservation(attempt(task, 2), PRICED)))
          .isEqualTo(
              new Grant.Refused(
                  "the daily limit of $1.00 would be passed: $1.00 spent or set aside, and the"
                      + " next call may cost $1.00; it resets at 00:00 (Europe/Berlin), or raise"
                      + " it with 'awo budget set'"));
    }
  }

  @Test
  void eachKindOfLimitHoldsInEachScope() {
    Limits oneCall =
        new Limits(Optional.empty(), Optional.empty(), Optional.of(1), Optional.empty());
    Limits fewTokens =
        new Limits(Optional.empty(), Optional.of(1_500L), Optional.empty(), Optional.empty());
    Map<String, BudgetSpec> budgets =
        Map.of(
            "the limit for one task of 1 calls", budget(Limits.NONE, oneCall),
            "the limit for one task of 1500 tokens", budget(Limits.NONE, fewTokens),
            "the daily limit of 1500 tokens", budget(fewTokens, Limits.NONE),
            "the daily limit of 1 calls", budget(oneCall, Limits.NONE));
    budgets.forEach(
        (words, limits) -> {
          try (LedgerFixture fixture =
              new LedgerFixture(directory.resolve(words), limits, Map.of())) {
            TaskKey task = fixture.task("a");
            assertThat(fixture.activities().reserve(reservation(attempt(task, 1), UNPRICED)))
                .isEqualTo(new Grant.Granted(0));
            assertThat(fixture.activities().reserve(reservation(attempt(task, 2), UNPRICED)))
                .isInstanceOfSatisfying(
                    Grant.Refused.class, refused -> assertThat(refused.limit()).startsWith(words));
          }
        });
  }

  @Test
  void aProvidersOwnLimitLeavesOthersAlone() {
    Limits oneCall =
        new Limits(Optional.empty(), Optional.empty(), Optional.of(1), Optional.empty());
    try (LedgerFixture fixture =
        new LedgerFixture(directory, BudgetSpec.NONE, Map.of("openai", oneCall))) {
      TaskKey task = fixture.task("a");
      TaskKey other = fixture.task("shop", "b", new ModelChoice("x", "y", 1, 1));
      fixture.activities().reserve(reservation(attempt(task, 1), UNPRICED));

      assertThat(fixture.activities().reserve(reservation(attempt(task, 2), UNPRICED)))
          .isInstanceOfSatisfying(
              Grant.Refused.class,
              refused -> assertThat(refused.limit()).startsWith("the daily limit for openai"));
      assertThat(
              fixture
                  .activities()
                  .reserve(reservation(attempt(other, 1), new ModelChoice("x", "y", 1, 1))))
          .isInstanceOf(Grant.Granted.class);
    }
  }

  @Test
  void aProjectsOwnLimitsHoldBesideTheOverallOnes() {
    Limits oneCall =
        new Limits(Optional.empty(), Optional.empty(), Optional.of(1), Optional.empty());
    BudgetSpec ofProject = LedgerFixture.budget(oneCall, Limits.NONE);
    try (LedgerFixture fixture =
        new LedgerFixture(directory, BudgetSpec.NONE, Map.of(), ofProject)) {
      ModelChoice model = UNPRICED;
      fixture
          .activities()
          .reserve(reservation(attempt(fixture.task("shop", "a", model), 1), model));

      assertThat(
              fixture
                  .activities()
                  .reserve(reservation(attempt(fixture.task("shop", "b", model), 1), model)))
          .isInstanceOfSatisfying(
              Grant.Refused.class,
              refused ->
                  assertThat(refused.limit())
                      .startsWith("the daily limit of project shop of 1 calls would be passed")
                      .endsWith("or raise it in projects.yaml"));
      assertThat(
              fixture
                  .activities()
                  .reserve(reservation(attempt(fixture.task("other", "c", model), 1), model)))
          .isInstanceOf(Grant.Granted.class);
    }
  }

  @Test
  void twoHundredTasksAtOnceNeverPassTheLimit() throws Exception {
    try (LedgerFixture fixture =
            new LedgerFixture(directory, budget(usd(70), Limits.NONE), Map.of());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<TaskKey> tasks = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        tasks.add(fixture.task("t" + i));
      }
      List<Future<Boolean>> calls = new ArrayList<>();
      for (TaskKey task : tasks) {
        calls.add(threads.submit(() -> spend(fixture, attempt(task, 1))));
      }
      int granted = 0;
      for (Future<Boolean> call : calls) {
        granted += call.get() ? 1 : 0;
      }

      assertThat(granted).isEqualTo(70);
      assertThat(fixture.ledger().budget().view().today().usd()).isEqualByComparingTo("70");
      assertThat(fixture.ledger().budget().view().remaining().usd())
          .hasValueSatisfying(left -> assertThat(left).isEqualByComparingTo(BigDecimal.ZERO));
    }
  }

  /** Spends all that was set aside, delivering every word twice. */
  private static boolean spend(LedgerFixture fixture, AttemptKey key) {
    Grant first = fixture.activities().reserve(reservation(key, PRICED));
    if (first instanceof Grant.Refused) {
      return false;
    }
    fixture.activities().reserve(reservation(key, PRICED));
    fixture.activities().settle(settlement(key, 1_000_000));
    fixture.activities().settle(settlement(key, 1_000_000));
    return true;
  }

  @Test
  void eventsAreRecordedOnceAndInOrder() {
    try (LedgerFixture fixture = new LedgerFixture(directory)) {
      AttemptKey key = attempt(fixture.task("a"), 1);
      fixture.activities().reserve(reservation(key, PRICED, event(1, Kind.STARTED, "started")));
      fixture
          .activities()
          .settle(
              settlement(key, 5, event(2, Kind.ANSWERED, "answered"), event(3, Kind.PASSED, "ok")));
      fixture
          .activities()
          .settle(
              settlement(key, 5, event(2, Kind.ANSWERED, "answered"), event(3, Kind.PASSED, "ok")));

      assertThat(fixture.ledger().events().ofTask(key.task(), 0, 100))
          .extracting(EventView::kind)
          .containsExactly(Kind.QUEUED, Kind.STARTED, Kind.ANSWERED, Kind.PASSED);
      TaskView task = fixture.ledger().tasks().find(key.task()).orElseThrow();
      assertThat(task.status()).isEqualTo(TaskStatus.RUNNING);
      assertThat(task.progress()).contains("ok");
      assertThat(task.started()).isPresent();
    }
  }

  @Test
  void closingBooksWhatWasNeverSettledAndKeepsTheOutcome() {
    try (LedgerFixture fixture = new LedgerFixture(directory)) {
      TaskKey task = fixture.task("a");
      fixture.activities().reserve(reservation(attempt(task, 1), PRICED));
      TaskRecord record =
          new TaskRecord(
              task,
              RUN,
              new TaskOutcome.Failed("tests fail", Optional.of(BLOB), 0),
              List.of(event(1, Kind.FAILED, "tests fail")));

      fixture.activities().close(record);
      fixture.activities().close(record);
      fixture.activities().settle(settlement(attempt(task, 1), 3));

      TaskView view = fixture.ledger().tasks().find(task).orElseThrow();
      assertThat(view.status()).isEqualTo(TaskStatus.FAILED);
      assertThat(view.reason()).contains("tests fail");
      assertThat(view.costUsd()).isEqualByComparingTo("1");
      assertThat(view.ended()).isPresent();
      assertThat(fixture.ledger().budget().view().today().reservedUsd()).isEqualByComparingTo("0");
    }
  }

  @Test
  void aFinalStatusIsNeverTakenBack() {
    try (LedgerFixture fixture = new LedgerFixture(directory)) {
      TaskKey task = fixture.task("a");
      fixture
          .activities()
          .close(
              new TaskRecord(
                  task,
                  RUN,
                  new TaskOutcome.Completed("auto/a", "c".repeat(40), BLOB, 1, 0),
                  List.of()));

      fixture.activities().reserve(reservation(attempt(task, 2), PRICED));
      fixture
          .activities()
          .close(new TaskRecord(task, RUN, new TaskOutcome.Cancelled(0), List.of()));

      TaskView view = fixture.ledger().tasks().find(task).orElseThrow();
      assertThat(view.status()).isEqualTo(TaskStatus.COMPLETED);
      assertThat(view.branch()).contains("auto/a");
      assertThat(view.links().diff()).contains("/api/v1/tasks/a/diff?project=shop");
    }
  }

  @Test
  void anUnknownTaskIsHopeless() {
    try (LedgerFixture fixture = new LedgerFixture(directory)) {
      assertThatThrownBy(
              () ->
                  fixture
                      .activities()
                      .reserve(reservation(attempt(new TaskKey("shop", "no"), 1), PRICED)))
          .isInstanceOfSatisfying(
              ApplicationFailure.class,
              failure -> {
                assertThat(failure.isNonRetryable()).isTrue();
                assertThat(failure.getOriginalMessage()).contains("shop/no");
              });
    }
  }

  @Test
  void theRecordOutlivesTheProcess() {
    TaskKey task;
    try (LedgerFixture fixture = new LedgerFixture(directory)) {
      task = fixture.task("a");
      fixture.activities().reserve(reservation(attempt(task, 1), PRICED));
    }
    try (LedgerFixture fixture = new LedgerFixture(directory)) {
      assertThat(fixture.activities().reserve(reservation(attempt(task, 1), PRICED)))
          .isEqualTo(new Grant.Granted(1_000_000));
      assertThat(fixture.ledger().tasks().find(task).orElseThrow().prompt())
          .contains("prompt of a");
    }
  }

  @Test
  void wallTimeOfCallsAndCommandsCounts() {
    Limits minute =
        new Limits(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Duration.ofMinutes(1)));
    try (LedgerFixture fixture =
        new LedgerFixture(directory, budget(Limits.NONE, minute), Map.of())) {
      TaskKey task = fixture.task("a");
      TaskEvent asked = at("2026-11-24T22:31:00Z", 1, Kind.GENERATING);
      TaskEvent answered = at("2026-11-24T22:31:50Z", 2, Kind.ANSWERED);
      fixture.activities().reserve(reservation(attempt(task, 1), PRICED, asked));
      fixture.activities().settle(settlement(attempt(task, 1), 0, answered));
      fixture.activities().settle(settlement(attempt(task, 1), 0, answered));
      assertThat(fixture.activities().reserve(reservation(attempt(task, 2), PRICED)))
          .isInstanceOf(Grant.Granted.class);

      TaskEvent verifying = at("2026-11-24T22:32:00Z", 3, Kind.VERIFYING);
      TaskEvent rejected = at("2026-11-24T22:32:10Z", 4, Kind.REJECTED);
      fixture.activities().settle(settlement(attempt(task, 2), 0, verifying, rejected));

      assertThat(fixture.activities().reserve(reservation(attempt(task, 3), PRICED)))
          .isInstanceOfSatisfying(
              Grant.Refused.class,
              refused -> assertThat(refused.limit()).contains("1 minutes of calls and commands"));
      assertThat(fixture.ledger().budget().view().today().minutes()).isEqualTo(1);
    }
  }

  @Test
  void theTaskAndItsEventsSayWhatIsLeft() {
    try (LedgerFixture fixture = new LedgerFixture(directory, budget(usd(5), usd(3)), Map.of())) {
      TaskKey task = fixture.task("a");
      fixture.activities().reserve(reservation(attempt(task, 1), PRICED));
      fixture
          .activities()
          .settle(settlement(attempt(task, 1), 250_000, event(1, Kind.ANSWERED, "answered")));
      fixture
          .activities()
          .note(
              new TaskNote(
                  task, RUN, TaskStatus.RUNNING, List.of(event(2, Kind.REJECTED, "rejected"))));

      assertThat(fixture.ledger().tasks().find(task).orElseThrow().remainingUsd())
          .hasValueSatisfying(left -> assertThat(left).isEqualByComparingTo("2.75"));
      assertThat(fixture.ledger().events().ofTask(task, 0, 10).getLast().remainingUsd())
          .hasValueSatisfying(left -> assertThat(left).isEqualByComparingTo("2.75"));
    }
  }

  private static TaskEvent at(String time, int sequence, Kind kind) {
    return new TaskEvent(sequence, Instant.parse(time), kind, 0, 1, "text", Optional.empty());
  }
}

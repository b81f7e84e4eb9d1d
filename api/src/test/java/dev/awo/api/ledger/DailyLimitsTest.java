package dev.awo.api.ledger;

import static dev.awo.api.ledger.LedgerFixture.PRICED;
import static dev.awo.api.ledger.LedgerFixture.attempt;
import static dev.awo.api.ledger.LedgerFixture.budget;
import static dev.awo.api.ledger.LedgerFixture.reservation;
import static dev.awo.api.ledger.LedgerFixture.settlement;
import static dev.awo.api.ledger.LedgerFixture.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.AttemptKey;
import dev.awo.def.TaskKey;
import dev.awo.def.ledger.Grant;
import dev.awo.def.spec.BudgetSpec;
import dev.awo.def.spec.Limits;
import dev.awo.def.spec.OnLimit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits by the day, and what happens at midnight. */
class DailyLimitsTest {
  @TempDir Path directory;

  @Test
  void theDayEndsAtMidnightInTheConfiguredZone() {
    try (LedgerFixture fixture =
        new LedgerFixture(directory, budget(usd(1), Limits.NONE), Map.of())) {
      TaskKey task = fixture.task("a");
      fixture.activities().reserve(reservation(attempt(task, 1), PRICED));

      fixture.pass(Duration.ofMinutes(29));
      assertThat(fixture.activities().reserve(reservation(attempt(task, 2), PRICED)))
          .isInstanceOf(Grant.Refused.class);
      fixture.pass(Duration.ofMinutes(2));
      assertThat(fixture.activities().reserve(reservation(attempt(task, 2), PRICED)))
          .isInstanceOf(Grant.Granted.class);
    }
  }

  @Test
  void aDailyLimitIsWaitedForUntilMidnightWhereTheOperatorSaysSo() {
    BudgetSpec waiting = new BudgetSpec(usd(1), Limits.NONE, Optional.of(OnLimit.WAIT));
    try (LedgerFixture fixture = new LedgerFixture(directory, waiting, Map.of())) {
      TaskKey task = fixture.task("a");
      fixture.activities().reserve(reservation(attempt(task, 1), PRICED));

      assertThat(fixture.activities().reserve(reservation(attempt(task, 2), PRICED)))
          .isInstanceOfSatisfying(
              Grant.Later.class,
              later -> {
                assertThat(later.reset()).isEqualTo("2026-11-24T23:00:00Z");
                assertThat(later.limit()).contains("the daily limit of $1");
              });

      fixture.pass(Duration.ofDays(1));
      assertThat(fixture.activities().reserve(reservation(attempt(task, 2), PRICED)))
          .isInstanceOf(Grant.Granted.class);
    }
  }

  @Test
  void whatNoResetCanHelpIsRefusedAtOnce() {
    BudgetSpec tooLow =
        new BudgetSpec(
            new Limits(Optional.of(500_000L), Optional.empty(), Optional.empty(), Optional.empty()),
            Limits.NONE,
            Optional.of(OnLimit.WAIT));
    try (LedgerFixture fixture = new LedgerFixture(directory, tooLow, Map.of())) {
      assertThat(fixture.activities().reserve(reservation(attempt(fixture.task("a"), 1), PRICED)))
          .isInstanceOf(Grant.Refused.class);
    }
  }

  @Test
  void aCallThatIsMadeOnALaterDayThanItWasSetAsideForCountsOnThatDay() {
    try (LedgerFixture fixture =
        new LedgerFixture(directory, budget(usd(1), Limits.NONE), Map.of())) {
      AttemptKey parked = attempt(fixture.task("parked"), 1);
      AttemptKey other = attempt(fixture.task("other"), 1);
      fixture.activities().reserve(reservation(parked, PRICED));
      fixture.pass(Duration.ofDays(1));
      assertThat(fixture.activities().reserve(reservation(other, PRICED)))
          .isInstanceOf(Grant.Granted.class);

      assertThat(fixture.activities().reserve(reservation(parked, PRICED)))
          .as("the day's dollar is set aside for the other task")
          .isInstanceOf(Grant.Refused.class);

      fixture.activities().settle(settlement(other, 0));
      assertThat(fixture.activities().reserve(reservation(parked, PRICED)))
          .isInstanceOf(Grant.Granted.class);
      fixture.activities().settle(settlement(parked, 900_000));
      assertThat(fixture.ledger().budget().view().today().usd()).isEqualByComparingTo("0.9");
      assertThat(fixture.ledger().tasks().find(parked.task()).orElseThrow().attempts())
          .isEqualTo(1);
    }
  }
}

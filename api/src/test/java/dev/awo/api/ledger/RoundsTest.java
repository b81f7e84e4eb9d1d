package dev.awo.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.api.view.MetricsView;
import dev.awo.api.view.ProposalView;
import dev.awo.api.view.ProposalView.State;
import dev.awo.api.view.TokensView;
import dev.awo.api.view.WhyView;
import dev.awo.def.AttemptKey;
import dev.awo.def.TaskKey;
import dev.awo.def.autopilot.Batch;
import dev.awo.def.autopilot.Batch.Fate;
import dev.awo.def.autopilot.Batch.Item;
import dev.awo.def.autopilot.RoundEnd;
import dev.awo.def.autopilot.RoundEvent;
import dev.awo.def.autopilot.RoundRequest;
import dev.awo.def.autopilot.RoundRequest.Goal;
import dev.awo.def.autopilot.RoundRequest.Origin;
import dev.awo.def.autopilot.RoundReservation;
import dev.awo.def.autopilot.RoundResult;
import dev.awo.def.autopilot.RoundSettlement;
import dev.awo.def.autopilot.RoundStart;
import dev.awo.def.autopilot.RoundState;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.StopReason;
import dev.awo.def.generate.Usage;
import dev.awo.def.ledger.Grant;
import dev.awo.def.merge.MergeStatus;
import dev.awo.def.spec.Limits;
import dev.awo.def.spec.ProposalSpec;
import dev.awo.def.task.TaskOutcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {
  private static final RoundStart START =
      new RoundStart(new RoundRequest("shop", Goal.RUN, 3, false, Origin.SCHEDULE), "run-1");

  private static final MetricsView.Machine MACHINE =
      new MetricsView.Machine(0, Optional.empty(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  @TempDir Path directory;

  @Test
  void theSameRunIsTheSameRound() {
    try (LedgerFixture ledger = new LedgerFixture(directory)) {
      long first = ledger.ledger().rounds().begin(START, LedgerFixture.PRICED);

      assertThat(ledger.ledger().rounds().begin(START, LedgerFixture.PRICED)).isEqualTo(first);
      assertThat(ledger.ledger().rounds().list("shop", Optional.empty(), 10).items()).hasSize(1);
    }
  }

  @Test
  void whatARoundSpendsCountsAgainstTheDailyLimitOfTasks() {
    try (LedgerFixture ledger = limited(LedgerFixture.usd(2))) {
      long round = ledger.ledger().rounds().begin(START, LedgerFixture.PRICED);
      spend(ledger, round, 0, 1_500_000);

      Grant grant =
          ledger
              .activities()
              .reserve(
                  LedgerFixture.reservation(
                      LedgerFixture.attempt(ledger.task("t"), 1), LedgerFixture.PRICED));

      assertThat(grant).isInstanceOf(Grant.Refused.class);
      assertThat(ledger.ledger().budget().view().today().usd())
          .isEqualByComparingTo(new BigDecimal("1.5"));
    }
  }

  @Test
  void theTotalsCountWhatRoundsSpentBesideTasks() {
    try (LedgerFixture ledger = new LedgerFixture(directory)) {
      long round = ledger.ledger().rounds().begin(START, LedgerFixture.PRICED);
      spend(ledger, round, 0, 1_500_000);
      ledger.ledger().rounds().reserve(reservation(round, 1));
      AttemptKey attempt = LedgerFixture.attempt(ledger.task("t"), 1);
      ledger.activities().reserve(LedgerFixture.reservation(attempt, LedgerFixture.PRICED));
      ledger.activities().settle(LedgerFixture.settlement(attempt, 250_000));

      MetricsView figures = ledger.ledger().figures().view(MACHINE);

      assertThat(figures.costUsd()).isEqualByComparingTo("1.75");
      assertThat(figures.tokens()).isEqualTo(new TokensView(110, 10, 60, 2));
      assertThat(figures.attemptsPerTask()).isEmpty();
    }
  }

  @Test
  void aCallWhoseRoundEndedBeforeItWasSettledCountsAsItWasSetAside() {
    try (LedgerFixture ledger = new LedgerFixture(directory)) {
      Rounds rounds = ledger.ledger().rounds();
      long round = rounds.begin(START, LedgerFixture.PRICED);
      rounds.reserve(reservation(round, 0));

      rounds.close(new RoundEnd(round, RoundResult.FAILED, "broken off", List.of()));

      MetricsView figures = ledger.ledger().figures().view(MACHINE);
      assertThat(figures.costUsd()).isEqualByComparingTo("1");
      assertThat(figures.tokens()).isEqualTo(new TokensView(1_000_000, 0, 0, 1));
    }
  }

  @Test
  void whatARoundProposedIsToldOfItsTask() {
    try (LedgerFixture ledger = new LedgerFixture(directory)) {
      long round = ledger.ledger().rounds().begin(START, LedgerFixture.PRICED);
      spend(ledger, round, 0, 1_500_000);
      Proposals proposals = ledger.ledger().proposals();
      proposals.put(round, "shop", batch(new Fate.Kept("small and safe")));
      TaskKey task = ledger.task("fix");
      proposals.queued(
          all(ledger).getFirst().number(), task, Optional.of("ada"), Optional.of("go"));

      WhyView.Story story = ledger.ledger().why().task(task).orElseThrow().stories().getFirst();

      assertThat(story.origin()).contains(WhyView.Origin.PROPOSAL);
      assertThat(story.proposal().orElseThrow())
          .satisfies(view -> assertThat(view.prompt()).contains("Fix it well."))
          .satisfies(view -> assertThat(view.reason()).contains("small and safe"))
          .satisfies(view -> assertThat(view.decidedBy()).contains("ada"));
      assertThat(story.round().orElseThrow())
          .satisfies(view -> assertThat(view.run()).isEqualTo("run-1"))
          .satisfies(view -> assertThat(view.costUsd()).isEqualByComparingTo("1.5"));
    }
  }

  @Test
  void aCallThatWouldPassALimitIsRefusedAndARepeatedOneIsNotCountedTwice() {
    try (LedgerFixture ledger = limited(LedgerFixture.usd(1))) {
      Rounds rounds = ledger.ledger().rounds();
      long round = rounds.begin(START, LedgerFixture.PRICED);

      assertThat(rounds.reserve(reservation(round, 0))).isInstanceOf(Grant.Granted.class);
      assertThat(rounds.reserve(reservation(round, 0))).isInstanceOf(Grant.Granted.class);
      assertThat(rounds.reserve(reservation(round, 1))).isInstanceOf(Grant.Refused.class);
      assertThat(rounds.limit("shop", LedgerFixture.PRICED).orElseThrow())
          .contains("the daily limit of $1.00 would be passed");
    }
  }

  @Test
  void eventsAreRecordedOnceAndTheReportStays() {
    try (LedgerFixture ledger = new LedgerFixture(directory)) {
      Rounds rounds = ledger.ledger().rounds();
      long round = rounds.begin(START, LedgerFixture.PRICED);
      RoundEvent event =
          new RoundEvent(1, Instant.parse("2026-11-24T22:31:00Z"), "looked", Optional.empty());

      rounds.note(round, List.of(event));
      rounds.note(round, List.of(event));
      rounds.close(new RoundEnd(round, RoundResult.DONE, "all done", List.of()));
      rounds.close(new RoundEnd(round, RoundResult.FAILED, "too late", List.of()));

      assertThat(rounds.find("run-1").orElseThrow())
          .satisfies(view -> assertThat(view.events()).hasSize(1))
          .satisfies(view -> assertThat(view.words()).isEqualTo("all done"));
    }
  }

  @Test
  void aBatchThatIsRecordedTwiceStaysAsItWasDecided() {
    try (LedgerFixture ledger = new LedgerFixture(directory)) {
      long round = ledger.ledger().rounds().begin(START, LedgerFixture.PRICED);
      Proposals proposals = ledger.ledger().proposals();
      proposals.put(round, "shop", batch(new Fate.Open()));
      proposals.put(round, "shop", batch(new Fate.Kept("small")));
      ProposalView waiting = all(ledger).getFirst();
      ledger.task("fix");

      assertThat(
              proposals.queued(
                  waiting.number(), new TaskKey("shop", "fix"), Optional.empty(), Optional.empty()))
          .isTrue();
      proposals.put(round, "shop", batch(new Fate.Kept("again")));

      assertThat(all(ledger))
          .singleElement()
          .satisfies(view -> assertThat(view.state()).isEqualTo(State.QUEUED))
          .satisfies(view -> assertThat(view.task()).contains("fix"));
      assertThat(proposals.decide(waiting.number(), State.REJECTED, "no", Optional.of("me")))
          .isFalse();
      assertThat(ledger.ledger().events().ofTask(new TaskKey("shop", "fix"), 0, 10))
          .anyMatch(event -> event.text().contains("kept by the review: small"));
    }
  }

  @Test
  void whatARoundLeavesUnreviewedIsDroppedWithTheReason() {
    try (LedgerFixture ledger = new LedgerFixture(directory)) {
      long round = ledger.ledger().rounds().begin(START, LedgerFixture.PRICED);
      ledger.ledger().proposals().put(round, "shop", batch(new Fate.Open()));

      ledger
          .ledger()
          .rounds()
          .close(new RoundEnd(round, RoundResult.BUDGET, "the daily limit", List.of()));

      assertThat(all(ledger))
          .singleElement()
          .satisfies(view -> assertThat(view.state()).isEqualTo(State.DROPPED))
          .satisfies(view -> assertThat(view.reason().orElseThrow()).contains("the daily limit"));
    }
  }

  @Test
  void aRoundKnowsHowItsTasksStand() {
    try (LedgerFixture ledger = new LedgerFixture(directory)) {
      long round = ledger.ledger().rounds().begin(START, LedgerFixture.PRICED);
      Proposals proposals = ledger.ledger().proposals();
      proposals.put(round, "shop", batch(new Fate.Kept("small")));
      assertThat(ledger.ledger().rounds().state(round))
          .isEqualTo(new RoundState(1, 0, 0, 0, 0, 0, 0, Optional.empty()));

      TaskKey task = ledger.task("fix");
      proposals.queued(all(ledger).getFirst().number(), task, Optional.empty(), Optional.empty());
      assertThat(ledger.ledger().rounds().state(round))
          .isEqualTo(new RoundState(0, 1, 0, 0, 0, 0, 0, Optional.empty()));

      ledger.run(task);
      ledger.end(task, new TaskOutcome.Refused("the daily limit is used up", 0));
      assertThat(ledger.ledger().rounds().state(round))
          .isEqualTo(
              new RoundState(0, 0, 0, 1, 0, 0, 0, Optional.of("the daily limit is used up")));
    }
  }

  @Test
  void aRoundKnowsWhatTheMergeQueueHasToDoWithItsBranches() {
    try (LedgerFixture ledger = new LedgerFixture(directory)) {
      Rounds rounds = ledger.ledger().rounds();
      Merges merges = ledger.ledger().merges();
      long round = rounds.begin(START, LedgerFixture.PRICED);
      Proposals proposals = ledger.ledger().proposals();
      proposals.put(round, "shop", batch(new Fate.Kept("small")));
      TaskKey task = ledger.task("fix");
      proposals.queued(all(ledger).getFirst().number(), task, Optional.empty(), Optional.empty());
      ledger.run(task);
      ledger.end(task, new TaskOutcome.Completed("auto/fix", "c0ffee", LedgerFixture.BLOB, 1, 0));
      RoundState undecided = new RoundState(0, 0, 1, 0, 1, 0, 0, Optional.empty());
      assertThat(rounds.state(round)).as("the policy was not looked at").isEqualTo(undecided);

      merges.leaveOpen(task, Optional.of("main"));
      RoundState left = new RoundState(0, 0, 1, 0, 0, 0, 0, Optional.empty());
      assertThat(rounds.state(round)).as("policy manual").isEqualTo(left);

      merges.ask(task, true);
      merges.standing(task, "main", MergeStatus.VERIFYING, "being verified");
      assertThat(rounds.state(round)).isEqualTo(undecided);

      merges.standing(task, "main", MergeStatus.APPROVAL, "waits for you");
      RoundState waiting = new RoundState(0, 0, 1, 0, 0, 0, 1, Optional.empty());
      assertThat(rounds.state(round)).isEqualTo(waiting);

      merges.standing(task, "main", MergeStatus.PROBATION, "in");
      RoundState merged = new RoundState(0, 0, 1, 0, 0, 1, 0, Optional.empty());
      assertThat(rounds.state(round)).isEqualTo(merged);
    }
  }

  private LedgerFixture limited(Limits daily) {
    return new LedgerFixture(directory, LedgerFixture.budget(daily, Limits.NONE), Map.of());
  }

  private static void spend(LedgerFixture ledger, long round, int step, long micros) {
    ledger.ledger().rounds().reserve(reservation(round, step));
    ledger
        .ledger()
        .rounds()
        .settle(
            new RoundSettlement(
                round,
                key(step),
                LedgerFixture.PRICED,
                new Generation(
                    LedgerFixture.BLOB,
                    LedgerFixture.BLOB,
                    StopReason.STOP,
                    new Usage(10, 0, 10, micros),
                    5,
                    false,
                    Optional.empty()),
                List.of()));
  }

  private static RoundReservation reservation(long round, int step) {
    return new RoundReservation(round, key(step), LedgerFixture.PRICED, List.of());
  }

  private static AttemptKey key(int step) {
    return new AttemptKey(new TaskKey("shop", "autopilot-1"), "run-1", step, 1);
  }

  private static Batch batch(Fate fate) {
    return new Batch(
        List.of(
            new Item(
                0,
                new ProposalSpec(
                    "fix",
                    "Fix it",
                    "Fix it well.",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of("a.ts"),
                    3),
                fate)));
  }

  private static List<ProposalView> all(LedgerFixture ledger) {
    return ledger
        .ledger()
        .proposals()
        .list(Optional.empty(), Optional.of("shop"), Optional.empty(), 10)
        .items();
  }
}

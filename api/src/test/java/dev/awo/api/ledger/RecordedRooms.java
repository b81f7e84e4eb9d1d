package dev.awo.api.ledger;

import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.autopilot.Batch;
import dev.awo.def.autopilot.Batch.Fate;
import dev.awo.def.autopilot.BatchCount;
import dev.awo.def.autopilot.BatchNote;
import dev.awo.def.autopilot.ProposeActivities;
import dev.awo.def.autopilot.ProposeRequest;
import dev.awo.def.autopilot.Proposed;
import dev.awo.def.autopilot.ReviewRequest;
import dev.awo.def.autopilot.Reviewed;
import dev.awo.def.autopilot.RoundActivities;
import dev.awo.def.autopilot.RoundEnd;
import dev.awo.def.autopilot.RoundNote;
import dev.awo.def.autopilot.RoundPlan;
import dev.awo.def.autopilot.RoundReservation;
import dev.awo.def.autopilot.RoundResult;
import dev.awo.def.autopilot.RoundSettlement;
import dev.awo.def.autopilot.RoundStart;
import dev.awo.def.autopilot.RoundState;
import dev.awo.def.autopilot.Survey;
import dev.awo.def.autopilot.SurveyRequest;
import dev.awo.def.files.GuardRules;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.StopReason;
import dev.awo.def.generate.Usage;
import dev.awo.def.git.CommitRequest;
import dev.awo.def.git.Committed;
import dev.awo.def.git.GitActivities;
import dev.awo.def.git.OpenRequest;
import dev.awo.def.git.PreviewRequest;
import dev.awo.def.git.PublishRequest;
import dev.awo.def.git.Published;
import dev.awo.def.git.ReleaseRequest;
import dev.awo.def.git.RollbackRequest;
import dev.awo.def.git.Workspace;
import dev.awo.def.ledger.Grant;
import dev.awo.def.spec.MergePolicy;
import dev.awo.def.spec.ProposalSpec;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.task.CheckRequest;
import dev.awo.def.task.TaskOutcome;
import dev.awo.def.verify.SandboxRules;
import dev.awo.def.verify.Verdict;
import dev.awo.def.verify.VerifyActivities;
import dev.awo.def.verify.VerifyRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What a round needs, with all that concerns money and the record done by the real ledger. A round
 * keeps one proposal, whose task takes one call.
 */
final class RecordedRooms
    implements RoundActivities, ProposeActivities, GitActivities, VerifyActivities {
  private static final BlobId BLOB = LedgerFixture.BLOB;
  private static final long CALL_MICROS = 500_000;
  private static final BatchCount ONE = new BatchCount(BLOB, 1, 0);

  private final LedgerFixture ledger;
  private final List<Ended> ended = new CopyOnWriteArrayList<>();
  private final List<TaskKey> tasks = new CopyOnWriteArrayList<>();

  RecordedRooms(LedgerFixture ledger) {
    this.ledger = ledger;
  }

  /** How a round ended. */
  record Ended(RoundResult result, String words) {}

  List<Ended> ended() {
    return List.copyOf(ended);
  }

  List<TaskKey> tasks() {
    return List.copyOf(tasks);
  }

  private Rounds rounds() {
    return ledger.ledger().rounds();
  }

  @Override
  public RoundPlan begin(RoundStart start) {
    long round = rounds().begin(start, LedgerFixture.PRICED);
    return new RoundPlan(
        round,
        new CheckRequest(
            new TaskKey("shop", "autopilot-" + round),
            "/repository",
            Optional.empty(),
            List.of(VerifyCommand.of("make test")),
            SandboxRules.DEFAULT,
            Optional.empty(),
            BLOB),
        GuardRules.BUILT_IN,
        LedgerFixture.PRICED,
        LedgerFixture.PRICED,
        MergePolicy.MANUAL,
        BLOB,
        Duration.ofDays(7),
        rounds().limit("shop", LedgerFixture.PRICED));
  }

  @Override
  public Grant reserve(RoundReservation reservation) {
    return rounds().reserve(reservation);
  }

  @Override
  public void settle(RoundSettlement settlement) {
    rounds().settle(settlement);
  }

  @Override
  public BatchCount sift(BatchNote note) {
    rounds().note(note.round(), note.events());
    return ONE;
  }

  @Override
  public void keep(BatchNote note) {
    String project = rounds().note(note.round(), note.events());
    ProposalSpec spec =
        new ProposalSpec(
            "fix-" + note.round(),
            "Fix it",
            "Fix it well.",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of("src/a"),
            3);
    ledger
        .ledger()
        .proposals()
        .put(
            note.round(),
            project,
            new Batch(List.of(new Batch.Item(0, spec, new Fate.Kept("it is small")))));
  }

  /** The task is done at once, if its call can be paid. */
  @Override
  public void queue(RoundNote note) {
    rounds().note(note.round(), note.events());
    TaskKey task = ledger.task("fix-" + note.round());
    tasks.add(task);
    long proposal = ledger.ledger().proposals().ofRound(note.round()).getFirst().view().number();
    ledger.ledger().proposals().queued(proposal, task, Optional.empty(), Optional.empty());
    Grant grant =
        ledger
            .activities()
            .reserve(
                LedgerFixture.reservation(LedgerFixture.attempt(task, 1), LedgerFixture.PRICED));
    if (grant instanceof Grant.Refused refused) {
      ledger.end(task, new TaskOutcome.Refused(refused.limit(), 0));
      return;
    }
    ledger
        .activities()
        .settle(LedgerFixture.settlement(LedgerFixture.attempt(task, 1), CALL_MICROS));
    ledger.end(task, new TaskOutcome.Completed("auto/fix", "c0ffee", BLOB, 1, CALL_MICROS));
    ledger.ledger().merges().leaveOpen(task, Optional.of("main"));
  }

  @Override
  public void startQueue(RoundNote note) {
    rounds().note(note.round(), note.events());
  }

  @Override
  public RoundState look(RoundNote note) {
    rounds().note(note.round(), note.events());
    return rounds().state(note.round());
  }

  @Override
  public void expire(RoundNote note) {
    throw new AssertionError("nothing waits for a person");
  }

  @Override
  public void close(RoundEnd end) {
    rounds().close(end);
    ended.add(new Ended(end.result(), end.words()));
  }

  @Override
  public Survey survey(SurveyRequest request) {
    return new Survey(BLOB, "looked over 3 files");
  }

  @Override
  public Proposed propose(ProposeRequest request) {
    return new Proposed(generation(), ONE, Optional.empty());
  }

  @Override
  public Reviewed review(ReviewRequest request) {
    return new Reviewed(generation(), ONE);
  }

  private static Generation generation() {
    return new Generation(
        BLOB,
        BLOB,
        StopReason.STOP,
        new Usage(100, 0, 50, CALL_MICROS),
        10,
        false,
        Optional.empty());
  }

  @Override
  public Workspace open(OpenRequest request) {
    return new Workspace("w", "/w", "0123456789", "auto/x", "host", Duration.ofMinutes(10));
  }

  @Override
  public void release(ReleaseRequest request) {}

  @Override
  public Verdict judge(VerifyRequest request) {
    return new Verdict.Passed("1 command passed", BLOB, "none");
  }

  @Override
  public Committed commit(CommitRequest request) {
    throw new AssertionError("a round commits nothing");
  }

  @Override
  public BlobId preview(PreviewRequest request) {
    throw new AssertionError("a round changes nothing");
  }

  @Override
  public void rollback(RollbackRequest request) {
    throw new AssertionError("a round writes nothing");
  }

  @Override
  public Published publish(PublishRequest request) {
    throw new AssertionError("a round publishes nothing");
  }
}

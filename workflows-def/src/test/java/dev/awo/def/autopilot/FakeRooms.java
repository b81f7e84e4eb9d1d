package dev.awo.def.autopilot;

import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.files.GuardRules;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.ModelChoice;
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
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.task.CheckRequest;
import dev.awo.def.verify.Findings;
import dev.awo.def.verify.SandboxRules;
import dev.awo.def.verify.Verdict;
import dev.awo.def.verify.VerifyActivities;
import dev.awo.def.verify.VerifyRequest;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that a round speaks to: remembers each call in order, and answers as it was prepared. */
final class FakeRooms
    implements RoundActivities, ProposeActivities, GitActivities, VerifyActivities {
  static final BlobId BLOB = new BlobId("ab".repeat(32));
  static final BlobId COMPLAINT = new BlobId("cd".repeat(32));
  static final ModelChoice MODEL = new ModelChoice("scripted", "a", 100, 1_000);
  static final ModelChoice REVIEWER = new ModelChoice("scripted", "b", 100, 1_000);
  private static final Generation GENERATION =
      new Generation(
          BLOB, BLOB, StopReason.STOP, new Usage(100, 0, 50, 1_000), 10, false, Optional.empty());

  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<RoundEvent> events = new CopyOnWriteArrayList<>();
  final List<ProposeRequest> asked = new CopyOnWriteArrayList<>();
  final List<RoundEnd> ends = new CopyOnWriteArrayList<>();
  final Queue<Verdict> verdicts = new ConcurrentLinkedQueue<>();
  final Queue<Proposed> proposals = new ConcurrentLinkedQueue<>();
  final Queue<Grant> grants = new ConcurrentLinkedQueue<>();
  final Queue<RoundState> states = new ConcurrentLinkedQueue<>();
  final Queue<ApplicationFailure> troubles = new ConcurrentLinkedQueue<>();
  volatile Optional<String> limit = Optional.empty();
  volatile BatchCount sifted = new BatchCount(BLOB, 2, 1);
  volatile BatchCount reviewed = new BatchCount(BLOB, 1, 2);
  volatile RoundState lastState = new RoundState(0, 0, 1, 0, 0, 0, 0, Optional.empty());
  private long rounds;

  static Proposed proposed(int kept, int dropped) {
    return new Proposed(GENERATION, new BatchCount(BLOB, kept, dropped), Optional.empty());
  }

  static Proposed unusable() {
    return new Proposed(GENERATION, new BatchCount(BLOB, 0, 1), Optional.of(COMPLAINT));
  }

  static Verdict rejected() {
    return new Verdict.Rejected(new Findings("make test: exit code 2", BLOB), BLOB, "none");
  }

  private void call(String name, List<RoundEvent> more) {
    calls.add(name);
    events.addAll(more);
  }

  @Override
  public RoundPlan begin(RoundStart start) {
    calls.add("begin");
    rounds++;
    return new RoundPlan(
        rounds,
        new CheckRequest(
            new TaskKey("p", "autopilot-" + rounds),
            "/repository",
            Optional.empty(),
            List.of(VerifyCommand.of("make test")),
            SandboxRules.DEFAULT,
            Optional.empty(),
            BLOB),
        GuardRules.BUILT_IN,
        MODEL,
        REVIEWER,
        MergePolicy.MANUAL,
        BLOB,
        Duration.ofDays(7),
        limit);
  }

  @Override
  public Grant reserve(RoundReservation reservation) {
    call("reserve " + reservation.model(), reservation.events());
    Grant prepared = grants.poll();
    return prepared == null ? new Grant.Granted(10) : prepared;
  }

  @Override
  public void settle(RoundSettlement settlement) {
    call("settle", settlement.events());
  }

  @Override
  public BatchCount sift(BatchNote note) {
    call("sift", note.events());
    return sifted;
  }

  @Override
  public void keep(BatchNote note) {
    call("keep", note.events());
  }

  @Override
  public void queue(RoundNote note) {
    call("queue", note.events());
  }

  @Override
  public void startQueue(RoundNote note) {
    call("start queue", note.events());
  }

  @Override
  public RoundState look(RoundNote note) {
    call("look", note.events());
    RoundState prepared = states.poll();
    return prepared == null ? lastState : prepared;
  }

  @Override
  public void expire(RoundNote note) {
    call("expire", note.events());
    lastState = new RoundState(0, 0, 0, 0, 0, 0, 0, Optional.empty());
  }

  @Override
  public void close(RoundEnd end) {
    call("close " + end.result().label(), end.events());
    ends.add(end);
  }

  @Override
  public Survey survey(SurveyRequest request) {
    calls.add("survey");
    ApplicationFailure trouble = troubles.poll();
    if (trouble != null) {
      throw trouble;
    }
    return new Survey(BLOB, "looked over 3 files");
  }

  @Override
  public Proposed propose(ProposeRequest request) {
    calls.add("propose");
    asked.add(request);
    Proposed prepared = proposals.poll();
    return prepared == null ? proposed(3, 0) : prepared;
  }

  @Override
  public Reviewed review(ReviewRequest request) {
    calls.add("review");
    return new Reviewed(GENERATION, reviewed);
  }

  @Override
  public Workspace open(OpenRequest request) {
    calls.add("open");
    return new Workspace("w", "/w", "0123456789", "auto/x", "host", Duration.ofMinutes(10));
  }

  @Override
  public void release(ReleaseRequest request) {
    calls.add("release");
  }

  @Override
  public Verdict judge(VerifyRequest request) {
    calls.add("judge");
    Verdict prepared = verdicts.poll();
    return prepared == null ? new Verdict.Passed("1 command passed", BLOB, "none") : prepared;
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

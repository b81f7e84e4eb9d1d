package dev.awo.def.task;

import dev.awo.def.BlobId;
import dev.awo.def.files.FileActivities;
import dev.awo.def.files.WriteRequest;
import dev.awo.def.files.Written;
import dev.awo.def.generate.GenerateActivities;
import dev.awo.def.generate.GenerateRequest;
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
import dev.awo.def.ledger.LedgerActivities;
import dev.awo.def.ledger.Reservation;
import dev.awo.def.ledger.Settled;
import dev.awo.def.ledger.Settlement;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.ledger.TaskNote;
import dev.awo.def.ledger.TaskRecord;
import dev.awo.def.verify.Findings;
import dev.awo.def.verify.PrepareActivities;
import dev.awo.def.verify.PrepareRequest;
import dev.awo.def.verify.Prepared;
import dev.awo.def.verify.Verdict;
import dev.awo.def.verify.VerifyActivities;
import dev.awo.def.verify.VerifyRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** All rooms in one: remembers each call in order, and answers from queues of prepared results. */
final class FakeRooms
    implements GitActivities,
        GenerateActivities,
        FileActivities,
        PrepareActivities,
        VerifyActivities,
        LedgerActivities {
  static final Duration PATIENCE = Duration.ofMinutes(10);
  static final BlobId BLOB = new BlobId("ab".repeat(32));
  static final BlobId FINDINGS = new BlobId("cd".repeat(32));

  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<TaskEvent> events = new CopyOnWriteArrayList<>();
  final List<GenerateRequest> prompts = new CopyOnWriteArrayList<>();
  final Queue<Supplier<Generation>> generations = new ConcurrentLinkedQueue<>();
  final Queue<Written> writes = new ConcurrentLinkedQueue<>();
  final Queue<Supplier<Verdict>> verdicts = new ConcurrentLinkedQueue<>();
  final List<CommitRequest> commits = new CopyOnWriteArrayList<>();
  final List<VerifyRequest> judged = new CopyOnWriteArrayList<>();
  final Queue<Supplier<Prepared>> preparations = new ConcurrentLinkedQueue<>();
  final Queue<Grant> grants = new ConcurrentLinkedQueue<>();
  final Queue<Supplier<Workspace>> workspaces = new ConcurrentLinkedQueue<>();
  volatile String hostQueue = "host";

  static Generation generation(StopReason stop) {
    return generation(stop, BLOB);
  }

  static Generation generation(StopReason stop, BlobId answer) {
    return new Generation(
        BLOB, answer, stop, new Usage(100, 0, 50, 1_000), 10, false, Optional.empty());
  }

  static BlobId answer(int number) {
    return new BlobId(String.format(Locale.ROOT, "%064x", number));
  }

  static Verdict passed() {
    return new Verdict.Passed("1 command passed", BLOB, "none");
  }

  static Verdict rejected(String headline) {
    return new Verdict.Rejected(new Findings(headline, FINDINGS), BLOB, "none");
  }

  private static <T> T next(Queue<Supplier<T>> queue, Supplier<T> otherwise) {
    Supplier<T> prepared = queue.poll();
    return prepared == null ? otherwise.get() : prepared.get();
  }

  @Override
  public Workspace open(OpenRequest request) {
    calls.add("open");
    return next(
        workspaces,
        () -> new Workspace("w", "/w", "0123456789", request.task().branch(), hostQueue, PATIENCE));
  }

  @Override
  public Committed commit(CommitRequest request) {
    calls.add("commit");
    commits.add(request);
    return new Committed("fedcba9876543210", BLOB, 1, 2, 3);
  }

  @Override
  public BlobId preview(PreviewRequest request) {
    calls.add("preview");
    return BLOB;
  }

  @Override
  public void rollback(RollbackRequest request) {
    calls.add("rollback");
  }

  @Override
  public Published publish(PublishRequest request) {
    calls.add("publish");
    return new Published(request.task().branch(), request.commit(), BLOB);
  }

  @Override
  public void release(ReleaseRequest request) {
    calls.add("release");
  }

  @Override
  public Generation answer(GenerateRequest request) {
    calls.add("answer");
    prompts.add(request);
    return next(generations, () -> generation(StopReason.STOP, answer(prompts.size())));
  }

  @Override
  public Written write(WriteRequest request) {
    calls.add("write");
    Written prepared = writes.poll();
    return prepared == null ? new Written.Applied(BLOB, 1, List.of()) : prepared;
  }

  @Override
  public Prepared dependencies(PrepareRequest request) {
    calls.add("prepare");
    return next(
        preparations, () -> new Prepared.Ready("state", "prepared: npm ci", Optional.of(BLOB)));
  }

  @Override
  public Verdict judge(VerifyRequest request) {
    judged.add(request);
    calls.add("judge");
    return next(verdicts, FakeRooms::passed);
  }

  @Override
  public Grant reserve(Reservation reservation) {
    calls.add("reserve");
    events.addAll(reservation.events());
    Grant prepared = grants.poll();
    return prepared == null ? new Grant.Granted(1) : prepared;
  }

  @Override
  public Settled settle(Settlement settlement) {
    calls.add("settle");
    events.addAll(settlement.events());
    return new Settled(settlement.usage().costMicros());
  }

  @Override
  public void note(TaskNote note) {
    calls.add("note " + note.status().label());
    events.addAll(note.events());
  }

  @Override
  public void close(TaskRecord record) {
    calls.add("close");
    events.addAll(record.events());
  }
}

package dev.awo.api;

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
import dev.awo.def.verify.Findings;
import dev.awo.def.verify.Verdict;
import dev.awo.def.verify.VerifyActivities;
import dev.awo.def.verify.VerifyRequest;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The worker's rooms without files and models. A task is turned down as long as its id is in {@link
 * #failing}, and stays in verification as long as it is in {@link #stuck}.
 */
final class FakeRooms
    implements GitActivities, GenerateActivities, FileActivities, VerifyActivities {
  static final String HOST = "fake-host";
  static final BlobId BLOB = new BlobId("ab".repeat(32));

  final Set<String> failing = ConcurrentHashMap.newKeySet();
  final Set<String> stuck = ConcurrentHashMap.newKeySet();

  /** Tasks whose first attempt is turned down. */
  final Set<String> failingOnce = ConcurrentHashMap.newKeySet();

  /** Makes the commits, and returns their ids. */
  volatile Function<CommitRequest, String> committer = request -> "f".repeat(40);

  /** What of every answer needs approval. */
  final List<String> flagged = new CopyOnWriteArrayList<>();

  /** Ids in the order in which they got their slots. */
  final List<String> opened = new CopyOnWriteArrayList<>();

  final List<GenerateRequest> prompts = new CopyOnWriteArrayList<>();
  private final BlobId findings;

  /**
   * Rooms.
   *
   * @param findings what they find wrong
   */
  FakeRooms(BlobId findings) {
    this.findings = findings;
  }

  @Override
  public Workspace open(OpenRequest request) {
    opened.add(request.task().task());
    return new Workspace(
        "w", "/w", "0123456789", request.task().branch(), HOST, Duration.ofMinutes(10));
  }

  @Override
  public Generation answer(GenerateRequest request) {
    prompts.add(request);
    return new Generation(
        BLOB,
        answer(prompts.size()),
        StopReason.STOP,
        new Usage(100, 0, 50, 1_000),
        10,
        false,
        Optional.empty());
  }

  /** No two are the same. */
  private static BlobId answer(int number) {
    return new BlobId(String.format(Locale.ROOT, "%064x", number));
  }

  @Override
  public Written write(WriteRequest request) {
    return new Written.Applied(BLOB, 1, List.copyOf(flagged));
  }

  @Override
  public Verdict judge(VerifyRequest request) {
    String task = request.key().task().task();
    while (stuck.contains(task)) {
      Activity.getExecutionContext().heartbeat(task);
      pause();
    }
    return failing.contains(task) || failingOnce.remove(task)
        ? new Verdict.Rejected(new Findings("tests failed", findings), BLOB, "none")
        : new Verdict.Passed("1 command passed", BLOB, "none");
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Committed commit(CommitRequest request) {
    return new Committed(committer.apply(request), BLOB, 1, 2, 3);
  }

  @Override
  public BlobId preview(PreviewRequest request) {
    return findings;
  }

  @Override
  public void rollback(RollbackRequest request) {}

  @Override
  public Published publish(PublishRequest request) {
    return new Published(request.task().branch(), request.commit(), BLOB);
  }

  @Override
  public void release(ReleaseRequest request) {}
}

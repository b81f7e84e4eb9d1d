package dev.awo.worker.git;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.git.CommitMessage;
import dev.awo.def.git.CommitRequest;
import dev.awo.def.git.Committed;
import dev.awo.def.git.OpenRequest;
import dev.awo.def.git.PublishRequest;
import dev.awo.def.git.Published;
import dev.awo.def.git.ReleaseRequest;
import dev.awo.def.git.RollbackRequest;
import dev.awo.def.git.Workspace;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.blob.DirectoryBlobStore;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.changes.FileChange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The git room of one worker process over one home; a second one on the same home is a restart. */
final class TestRoom {
  static final String RUN = "0b6ee4a9-9a56-4e0f-a7b0-2e3b5f8c1d11";
  static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");

  final Path home;
  final BlobStore blobs;
  final JGitActivities git;

  private TestRoom(Path home, int maxIdle, Instant now, Heartbeat heartbeat) {
    this.home = home;
    this.blobs = new DirectoryBlobStore(home.resolve("blobs"));
    GitSettings settings =
        new GitSettings(
            workspaces(),
            "awo-host-test",
            Duration.ofMinutes(10),
            maxIdle,
            CommitIdentity.ORCHESTRATOR);
    this.git = new JGitActivities(settings, blobs, () -> now, heartbeat);
  }

  static TestRoom at(Path home) {
    return new TestRoom(home, 4, NOW, () -> {});
  }

  static TestRoom keeping(int maxIdle, Path home) {
    return new TestRoom(home, maxIdle, NOW, () -> {});
  }

  TestRoom restarted() {
    return restartedAt(NOW.plusSeconds(90), () -> {});
  }

  TestRoom restartedAt(Instant now, Heartbeat heartbeat) {
    return new TestRoom(home, 4, now, heartbeat);
  }

  Path workspaces() {
    return home.resolve("workspaces");
  }

  static TaskKey task(String id) {
    return new TaskKey("demo", id);
  }

  Workspace open(UserRepo repo, String task) {
    return open(repo.path(), task, Optional.empty());
  }

  Workspace open(Path path, String task, Optional<String> base) {
    return git.open(new OpenRequest(task(task), RUN, path.toString(), base));
  }

  FileChange put(String path, String text) {
    return new FileChange.Put(path, blobs.putText(text), false);
  }

  BlobId manifest(FileChange... changes) {
    return new ChangeManifest(List.of(changes)).storeIn(blobs);
  }

  Committed commit(Workspace workspace, int step, FileChange... changes) {
    TaskKey task = WorkspaceId.parse(workspace.id()).owner().task();
    CommitMessage message =
        new CommitMessage(
            blobs.putText("Make it work. Then tidy up."),
            "implement",
            "scripted/demo",
            new BlobId("ab".repeat(32)),
            "scan, make test",
            Optional.empty(),
            12_345);
    return git.commit(
        new CommitRequest(
            workspace, new AttemptKey(task, RUN, step, 1), manifest(changes), message));
  }

  void rollback(Workspace workspace) {
    git.rollback(new RollbackRequest(workspace));
  }

  Published publish(Workspace workspace, UserRepo repo, String commit) {
    TaskKey task = WorkspaceId.parse(workspace.id()).owner().task();
    return git.publish(new PublishRequest(workspace, task, repo.path().toString(), commit));
  }

  void release(String task) {
    git.release(new ReleaseRequest(task(task), RUN));
  }
}

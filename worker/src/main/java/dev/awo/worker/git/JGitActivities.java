package dev.awo.worker.git;

import dev.awo.def.BlobId;
import dev.awo.def.FailureKind;
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
import dev.awo.worker.blob.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** Git by JGit's plumbing: nothing that a repository configures is ever run. */
final class JGitActivities implements GitActivities {
  private final GitSettings settings;
  private final WorkspacePool pool;
  private final CommitMaker commits;
  private final DiffText diffs;
  private final Heartbeat heartbeat;
  private final JGitMergeActivities merging;
  private final KeyedLocks locks = new KeyedLocks();

  JGitActivities(GitSettings settings, BlobStore blobs, InstantSource clock, Heartbeat heartbeat) {
    IsolatedSystemReader.install();
    this.settings = settings;
    this.pool = new WorkspacePool(settings.workspaces(), settings.maxIdle());
    this.commits = new CommitMaker(blobs, settings.author(), clock, heartbeat);
    this.diffs = new DiffText(blobs, heartbeat);
    this.heartbeat = heartbeat;
    this.merging = new JGitMergeActivities(settings, pool, locks, blobs, clock, heartbeat);
  }

  /** Merging, in workspaces of the same pool. */
  JGitMergeActivities merging() {
    return merging;
  }

  /** Clears away what a killed worker left half made; to be called before any activity. */
  void sweep() {
    try {
      pool.sweep();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + settings.workspaces(), e);
    }
  }

  @Override
  public Workspace open(OpenRequest request) {
    TaskRun owner = new TaskRun(request.task(), request.run());
    return exclusively(owner, () -> opened(owner, request));
  }

  @Override
  public Committed commit(CommitRequest request) {
    TaskRun owner = new TaskRun(request.key().task(), request.key().run());
    return exclusively(owner, () -> committed(owner, request));
  }

  @Override
  public BlobId preview(PreviewRequest request) {
    WorkspaceId id = WorkspaceId.parse(request.workspace().id());
    return exclusively(
        id.owner(),
        () -> {
          try (LeasedWorkspace workspace = held(id, id.owner())) {
            ObjectId tree = commits.tree(workspace, request.changes());
            return diffs.between(workspace.repository(), workspace.tip(), tree).text();
          }
        });
  }

  @Override
  public void rollback(RollbackRequest request) {
    WorkspaceId id = WorkspaceId.parse(request.workspace().id());
    exclusively(
        id.owner(),
        () -> {
          try (LeasedWorkspace workspace = held(id, id.owner())) {
            workspace.reset(heartbeat);
            return id;
          }
        });
  }

  Map<String, BaseFile> compare(Workspace workspace, Map<String, byte[]> contents) {
    WorkspaceId id = WorkspaceId.parse(workspace.id());
    return exclusively(
        id.owner(),
        () -> {
          try (LeasedWorkspace leased = held(id, id.owner())) {
            ObjectId base = ObjectId.fromString(leased.lease().base());
            return BaseFiles.compare(leased.repository(), base, contents);
          }
        });
  }

  List<TreeChange> changes(
      Workspace workspace, Collection<String> passedOver, int most, int mostBytes) {
    WorkspaceId id = WorkspaceId.parse(workspace.id());
    return exclusively(
        id.owner(),
        () -> {
          try (LeasedWorkspace leased = held(id, id.owner())) {
            return new TreeDifference(
                    Path.of(workspace.directory()), passedOver, most, mostBytes, heartbeat)
                .from(leased.repository(), leased.tip());
          }
        });
  }

  @Override
  public Published publish(PublishRequest request) {
    Publication publication = Publication.of(request);
    return exclusively(publication.id().owner(), () -> published(publication));
  }

  @Override
  public void release(ReleaseRequest request) {
    TaskRun owner = new TaskRun(request.task(), request.run());
    exclusively(
        owner,
        () -> {
          pool.release(owner, heartbeat);
          return owner;
        });
  }

  private Workspace opened(TaskRun owner, OpenRequest request) throws IOException {
    RepositoryLocation location = RepositoryLocation.find(request.repository());
    try (UserRepository user = UserRepository.open(location)) {
      Optional<Slot> held = pool.heldBy(owner, location);
      Optional<LeasedWorkspace> before =
          held.isPresent() ? LeasedWorkspace.load(held.get(), owner) : Optional.empty();
      if (before.isPresent()) {
        try (LeasedWorkspace workspace = before.get()) {
          workspace.reset(heartbeat);
          return workspace.describe(settings);
        }
      }
      pool.releaseOtherRuns(owner, heartbeat);
      new BranchClaim(user, owner.task().branch()).requireFree(request.replaces());
      return prepared(held, owner, user, request.base());
    }
  }

  private Workspace prepared(
      Optional<Slot> held, TaskRun owner, UserRepository user, Optional<String> base)
      throws IOException {
    ObjectId commit = user.base(base);
    Slot slot = held.isPresent() ? held.get() : pool.take(owner, user.location());
    try (LeasedWorkspace workspace =
        LeasedWorkspace.prepare(slot, owner, user, commit, heartbeat)) {
      return workspace.describe(settings);
    } catch (RuntimeException refusedOrCancelled) {
      // Nobody else knows of the place yet. After trouble, which is retried, it is kept.
      pool.release(owner, () -> {});
      throw refusedOrCancelled;
    }
  }

  private Committed committed(TaskRun owner, CommitRequest request) throws IOException {
    WorkspaceId id = WorkspaceId.parse(request.workspace().id());
    try (LeasedWorkspace workspace = held(id, owner)) {
      CommitMaker.Move move = commits.make(workspace, request);
      workspace.reset(heartbeat);
      Diff diff = diffs.between(workspace.repository(), move.parent(), move.commit());
      return new Committed(
          move.commit().name(), diff.text(), diff.files(), diff.insertions(), diff.deletions());
    }
  }

  private Published published(Publication publication) throws IOException {
    RepositoryLocation location = RepositoryLocation.find(publication.repository());
    Published published =
        locks.exclusively(location.commonDir().toString(), () -> published(publication, location));
    pool.release(publication.id().owner(), heartbeat);
    return published;
  }

  private Published published(Publication publication, RepositoryLocation location)
      throws IOException {
    try (UserRepository user = UserRepository.openAnew(location)) {
      if (!publication.isDoneIn(user)) {
        try (LeasedWorkspace workspace = held(publication.id(), publication.id().owner())) {
          publication.carryOut(workspace, user, heartbeat);
        }
      }
      return publication.result(user, diffs);
    }
  }

  private LeasedWorkspace held(WorkspaceId id, TaskRun owner) throws IOException {
    Optional<Slot> slot = pool.heldBy(owner, id);
    Optional<LeasedWorkspace> workspace =
        slot.isPresent() ? LeasedWorkspace.load(slot.get(), owner) : Optional.empty();
    return workspace.orElseThrow(
        () ->
            FailureKind.WORKSPACE_LOST.failure(
                "the workspace of " + owner.task() + " is gone: the task must open a new one"));
  }

  private <T> T exclusively(TaskRun owner, KeyedLocks.Work<T> work) {
    try {
      return locks.exclusively(owner.taskAsFileName(), work);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "git failed for " + owner.task() + ": " + Printable.of(String.valueOf(e.getMessage())),
          e);
    }
  }
}

package dev.awo.worker.git;

import dev.awo.def.BlobId;
import dev.awo.def.FailureKind;
import dev.awo.def.merge.Advance;
import dev.awo.def.merge.AdvanceRequest;
import dev.awo.def.merge.BaseLook;
import dev.awo.def.merge.Combination;
import dev.awo.def.merge.CombineRequest;
import dev.awo.def.merge.LookRequest;
import dev.awo.def.merge.MergeActivities;
import dev.awo.worker.blob.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;

/** Merging by JGit's plumbing, in workspaces of the pool. */
final class JGitMergeActivities implements MergeActivities {
  private final GitSettings settings;
  private final WorkspacePool pool;
  private final KeyedLocks locks;
  private final BlobStore blobs;
  private final InstantSource clock;
  private final Heartbeat heartbeat;

  JGitMergeActivities(
      GitSettings settings,
      WorkspacePool pool,
      KeyedLocks locks,
      BlobStore blobs,
      InstantSource clock,
      Heartbeat heartbeat) {
    this.settings = settings;
    this.pool = pool;
    this.locks = locks;
    this.blobs = blobs;
    this.clock = clock;
    this.heartbeat = heartbeat;
  }

  @Override
  public BaseLook look(LookRequest request) {
    return git(
        () -> {
          RepositoryLocation location = RepositoryLocation.find(request.repository());
          try (UserRepository user = UserRepository.openAnew(location)) {
            BaseBranch base = base(user, request.branch());
            return new BaseLook(base.tip().name(), base.blocker(request.checkedOut()));
          }
        });
  }

  @Override
  public Combination combine(CombineRequest request) {
    TaskRun owner = new TaskRun(request.owner(), request.run());
    return git(() -> locks.exclusively(owner.taskAsFileName(), () -> combined(owner, request)));
  }

  @Override
  public Advance advance(AdvanceRequest request) {
    WorkspaceId id = WorkspaceId.parse(request.workspace().id());
    return git(
        () -> {
          RepositoryLocation location = RepositoryLocation.find(request.repository());
          return locks.exclusively(
              location.commonDir().toString(), () -> advanced(id, location, request));
        });
  }

  private Combination combined(TaskRun owner, CombineRequest request) throws IOException {
    RepositoryLocation location = RepositoryLocation.find(request.repository());
    try (UserRepository user = UserRepository.openAnew(location)) {
      ObjectId base = base(user, request.branch()).tip();
      pool.releaseOtherRuns(owner, heartbeat);
      Optional<Slot> held = pool.heldBy(owner, location);
      Slot slot = held.isPresent() ? held.get() : pool.take(owner, location);
      try (LeasedWorkspace workspace =
          LeasedWorkspace.prepare(slot, owner, user, base, heartbeat)) {
        return joined(workspace, user, base, request);
      } catch (RuntimeException refusedOrCancelled) {
        pool.release(owner, () -> {});
        throw refusedOrCancelled;
      }
    }
  }

  private Combination joined(
      LeasedWorkspace workspace, UserRepository user, ObjectId base, CombineRequest request)
      throws IOException {
    Repository repository = workspace.repository();
    Joining joining =
        new Joining(
            repository,
            request.owner().project(),
            request.branch(),
            base,
            settings.author(),
            clock.instant(),
            blobs);
    joining.join(request.parts(), user, heartbeat);
    workspace.setTip(joining.tip());
    workspace.reset(heartbeat);
    try (RevWalk walk = new RevWalk(repository)) {
      RevTree before = walk.parseCommit(base).getTree();
      RevTree after = walk.parseCommit(joining.tip()).getTree();
      BlobId changes = TreeChanges.between(repository, before, after, blobs, heartbeat);
      return new Combination(
          workspace.describe(settings),
          base.name(),
          before.name(),
          joining.tip().name(),
          after.name(),
          changes,
          joining.joined(),
          joining.already(),
          joining.misfits());
    }
  }

  private Advance advanced(WorkspaceId id, RepositoryLocation location, AdvanceRequest request)
      throws IOException {
    ObjectId from = ObjectId.fromString(request.from());
    ObjectId to = ObjectId.fromString(request.to());
    try (UserRepository user = UserRepository.openAnew(location)) {
      BaseBranch base = base(user, request.branch());
      if (base.has(to)) {
        base.finish(from, to, request.checkedOut());
        base.forgetReady();
        return new Advance.Advanced();
      }
      try (LeasedWorkspace workspace = held(id)) {
        List<ObjectId> commits = newCommits(workspace.repository(), from, to);
        new ObjectTransfer(workspace.repository(), user.repository(), heartbeat).copy(commits);
      }
      heartbeat.beat();
      Advance advance = base.advance(from, to, request.checkedOut());
      if (advance instanceof Advance.Advanced) {
        base.forgetReady();
      }
      return advance;
    }
  }

  private BaseBranch base(UserRepository user, String branch) {
    return new BaseBranch(user, branch, settings.author());
  }

  private LeasedWorkspace held(WorkspaceId id) throws IOException {
    Optional<Slot> slot = pool.heldBy(id.owner(), id);
    Optional<LeasedWorkspace> workspace =
        slot.isPresent() ? LeasedWorkspace.load(slot.get(), id.owner()) : Optional.empty();
    return workspace.orElseThrow(
        () -> FailureKind.WORKSPACE_LOST.failure("the workspace of the merge is gone"));
  }

  /** What was made in the workspace, oldest first: the line of single merges, then their sum. */
  private static List<ObjectId> newCommits(Repository repository, ObjectId from, ObjectId to)
      throws IOException {
    Deque<ObjectId> commits = new ArrayDeque<>();
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit last = walk.parseCommit(to);
      commits.addFirst(last);
      RevCommit at = walk.parseCommit(last.getParent(0));
      if (at.equals(from) && last.getParentCount() > 1) {
        at = walk.parseCommit(last.getParent(1));
        while (isOurs(walk, at, from)) {
          commits.addFirst(at);
          at = walk.parseCommit(at.getParent(0));
        }
      }
    }
    List<ObjectId> oldestFirst = new ArrayList<>(commits);
    return Collections.unmodifiableList(oldestFirst);
  }

  /** The second parent of a single merge is the task's branch, which does not begin at the base. */
  private static boolean isOurs(RevWalk walk, RevCommit at, ObjectId from) throws IOException {
    return !at.equals(from)
        && at.getParentCount() > 0
        && !walk.isMergedInto(at, walk.parseCommit(from));
  }

  private static <T> T git(KeyedLocks.Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "git failed for a merge: " + Printable.of(String.valueOf(e.getMessage())), e);
    }
  }
}

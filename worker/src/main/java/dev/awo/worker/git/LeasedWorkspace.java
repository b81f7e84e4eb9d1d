package dev.awo.worker.git;

import dev.awo.def.git.Workspace;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** A place in the pool, ready for its owner: the clone, its files, and what was done so far. */
final class LeasedWorkspace implements Closeable {
  private final Slot slot;
  private final TaskRun owner;
  private final WorkspaceClone clone;
  private final Repository repository;
  private Lease lease;

  private LeasedWorkspace(Slot slot, TaskRun owner, Lease lease) throws IOException {
    this.slot = slot;
    this.owner = owner;
    this.clone = new WorkspaceClone(slot, owner.task().branch());
    this.repository = clone.open();
    this.lease = lease;
  }

  /** What the owner prepared before; absent when it did not come so far, or it is broken. */
  static Optional<LeasedWorkspace> load(Slot slot, TaskRun owner) throws IOException {
    Optional<Lease> lease = Lease.load(slot);
    boolean usable = new WorkspaceClone(slot, owner.task().branch()).isUsable();
    if (lease.isEmpty() || !usable) {
      return Optional.empty();
    }
    LeasedWorkspace workspace = new LeasedWorkspace(slot, owner, lease.get());
    if (workspace.clone.hasTip(workspace.repository)) {
      return Optional.of(workspace);
    }
    workspace.close();
    return Optional.empty();
  }

  /** Prepares a place, whatever is in it; the lease comes last, so a crash leaves it unprepared. */
  static LeasedWorkspace prepare(
      Slot slot, TaskRun owner, UserRepository user, ObjectId base, Heartbeat heartbeat)
      throws IOException {
    new WorkspaceClone(slot, owner.task().branch()).prepare(user.location(), heartbeat);
    LeasedWorkspace made = new LeasedWorkspace(slot, owner, new Lease(base.name(), List.of()));
    try {
      made.clone.setTip(made.repository, base);
      made.reset(heartbeat);
      made.lease.save(slot);
      return made;
    } catch (IOException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  Repository repository() {
    return repository;
  }

  Lease lease() {
    return lease;
  }

  /** Notes a commit that is about to be made. */
  Lease.Intent begin(Lease.Intent intent) throws IOException {
    lease = lease.with(intent);
    lease.save(slot);
    return intent;
  }

  ObjectId tip() throws IOException {
    return clone.tip(repository);
  }

  void setTip(ObjectId commit) throws IOException {
    clone.setTip(repository, commit);
  }

  /** The run's own commits, newest first. */
  SequencedSet<ObjectId> commits() throws IOException {
    return clone.commitsSince(repository, ObjectId.fromString(lease.base()));
  }

  /** Puts every file back to the last commit. */
  void reset(Heartbeat heartbeat) throws IOException {
    new WorkingTree(slot).reset(repository, tip(), heartbeat);
  }

  Workspace describe(GitSettings settings) {
    return new Workspace(
        WorkspaceId.of(slot, owner).toString(),
        slot.tree().toString(),
        lease.base(),
        owner.task().branch(),
        settings.hostQueue(),
        settings.hostPatience());
  }

  @Override
  public void close() {
    repository.close();
  }
}

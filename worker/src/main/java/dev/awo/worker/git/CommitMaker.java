package dev.awo.worker.git;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.git.CommitRequest;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.changes.ChangeManifest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Makes the commit of an attempt from objects alone. Files, hooks, filters and the user's
 * configuration have no part in it.
 */
final class CommitMaker {
  private final BlobStore blobs;
  private final CommitIdentity author;
  private final InstantSource clock;
  private final Heartbeat heartbeat;

  CommitMaker(BlobStore blobs, CommitIdentity author, InstantSource clock, Heartbeat heartbeat) {
    this.blobs = blobs;
    this.author = author;
    this.clock = clock;
    this.heartbeat = heartbeat;
  }

  /**
   * Where the branch stood before and after an attempt's commit.
   *
   * @param commit the same as {@code parent} where nothing changed
   */
  record Move(ObjectId parent, ObjectId commit) {
    private Move(String parent, String commit) {
      this(ObjectId.fromString(parent), ObjectId.fromString(commit));
    }
  }

  /** Makes the commit, or finds the one that was made for the same key. */
  Move make(LeasedWorkspace workspace, CommitRequest request) throws IOException {
    String tip = workspace.tip().name();
    Optional<Lease.Intent> noted = workspace.lease().intentOf(request.key());
    Lease.Intent intent =
        noted.isPresent() ? noted.get() : workspace.begin(intent(request.key(), tip));
    String outcome = workspace.lease().outcomeOf(intent, tip);
    boolean wasMade = !outcome.equals(intent.parent());
    boolean wasPassedBy = !tip.equals(intent.parent());
    if (wasMade || wasPassedBy) {
      return new Move(intent.parent(), outcome);
    }
    Optional<ObjectId> commit = inserted(workspace, intent, request);
    if (commit.isPresent()) {
      heartbeat.beat();
      workspace.setTip(commit.get());
    }
    return new Move(intent.parent(), commit.map(ObjectId::name).orElse(intent.parent()));
  }

  /** The tree that a commit of these changes would have, stored in the workspace. */
  ObjectId tree(LeasedWorkspace workspace, BlobId changes) throws IOException {
    try (ObjectInserter inserter = workspace.repository().newObjectInserter();
        ObjectReader reader = workspace.repository().newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      RevCommit tip = walk.parseCommit(workspace.tip());
      Optional<ObjectId> tree =
          new ManifestTree(reader, inserter, blobs, heartbeat)
              .on(tip, ChangeManifest.load(blobs, changes));
      inserter.flush();
      return tree.orElse(tip.getTree());
    }
  }

  private Optional<ObjectId> inserted(
      LeasedWorkspace workspace, Lease.Intent intent, CommitRequest request) throws IOException {
    try (ObjectInserter inserter = workspace.repository().newObjectInserter();
        ObjectReader reader = workspace.repository().newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      RevCommit parent = walk.parseCommit(ObjectId.fromString(intent.parent()));
      ChangeManifest manifest = ChangeManifest.load(blobs, request.changes());
      Optional<ObjectId> tree =
          new ManifestTree(reader, inserter, blobs, heartbeat).on(parent, manifest);
      if (tree.isEmpty()) {
        return Optional.empty();
      }
      ObjectId commit = inserter.insert(commit(tree.get(), parent, intent, request));
      inserter.flush();
      return Optional.of(commit);
    }
  }

  private CommitBuilder commit(
      ObjectId tree, RevCommit parent, Lease.Intent intent, CommitRequest request) {
    PersonIdent ident =
        new PersonIdent(
            author.name(), author.email(), Instant.ofEpochSecond(intent.second()), ZoneOffset.UTC);
    String instruction = blobs.getText(request.message().instruction());
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setParentId(parent);
    commit.setAuthor(ident);
    commit.setCommitter(ident);
    commit.setMessage(CommitText.of(instruction, request.key(), request.message()));
    return commit;
  }

  private Lease.Intent intent(AttemptKey key, String parent) {
    return new Lease.Intent(key.step(), key.attempt(), parent, clock.instant().getEpochSecond());
  }
}

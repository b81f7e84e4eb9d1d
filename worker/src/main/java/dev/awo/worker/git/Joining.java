package dev.awo.worker.git;

import dev.awo.def.merge.Combination.Joined;
import dev.awo.def.merge.Combination.Misfit;
import dev.awo.def.merge.Part;
import dev.awo.def.verify.Findings;
import dev.awo.worker.blob.BlobStore;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.merge.ThreeWayMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Joins parts to a base branch, in objects alone. Several become one step of the base branch: a
 * merge commit whose second parent is the line of the single merges, so that every commit on the
 * first-parent line is one that was verified.
 */
final class Joining {
  /** How far back a merge made by hand is looked for. */
  private static final int FARTHEST = 10_000;

  private final Repository repository;
  private final String project;
  private final String branch;
  private final ObjectId base;
  private final PersonIdent author;
  private final BlobStore blobs;
  private final List<Joined> joined = new ArrayList<>();
  private final List<Joined> already = new ArrayList<>();
  private final List<Misfit> misfits = new ArrayList<>();
  private ObjectId tip;

  Joining(
      Repository repository,
      String project,
      String branch,
      ObjectId base,
      CommitIdentity author,
      Instant now,
      BlobStore blobs) {
    this.repository = repository;
    this.project = project;
    this.branch = branch;
    this.base = base;
    this.author = new PersonIdent(author.name(), author.email(), now, ZoneOffset.UTC);
    this.blobs = blobs;
    tip = base;
  }

  List<Joined> joined() {
    return joined;
  }

  List<Joined> already() {
    return already;
  }

  List<Misfit> misfits() {
    return misfits;
  }

  ObjectId tip() {
    return tip;
  }

  /** Joins those that fit, in order. */
  void join(List<Part> parts, UserRepository user, Heartbeat heartbeat) throws IOException {
    for (Part part : parts) {
      switch (part) {
        case Part.Branch merge -> join(merge, user);
        case Part.Revert revert -> join(revert);
      }
      heartbeat.beat();
    }
    if (joined.size() > 1) {
      tip = batch();
    }
  }

  private void join(Part.Branch part, UserRepository user) throws IOException {
    Optional<ObjectId> present = user.tipOf(part.branch());
    if (!present.map(ObjectId::name).equals(Optional.of(part.commit()))) {
      String words =
          present.isEmpty()
              ? "the branch %s is gone"
              : "the branch %s is no longer where its task left it: merge it by hand, or put it"
                  + " back";
      refuse(part, words.formatted(part.branch()));
      return;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit head = walk.parseCommit(tip);
      RevCommit theirs = walk.parseCommit(present.get());
      if (walk.isMergedInto(theirs, head)) {
        already.add(new Joined(part, mergeOf(theirs)));
        return;
      }
      ThreeWayMerger merger = MergeStrategy.RECURSIVE.newMerger(repository, true);
      if (!merger.merge(head, theirs)) {
        conflict(part, (ResolveMerger) merger, part.branch());
        return;
      }
      String message = MergeText.merge(project, part, branch, theirs.getShortMessage());
      add(part, insert(merger.getResultTreeId(), message, tip, theirs));
    }
  }

  /** The same as {@code git revert -m 1}: the difference that the merge made, the other way. */
  private void join(Part.Revert part) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit head = walk.parseCommit(tip);
      RevCommit merge = walk.parseCommit(ObjectId.fromString(part.merge()));
      if (merge.getParentCount() == 0 || !walk.isMergedInto(merge, head)) {
        refuse(part, "the merge %s is not in %s".formatted(part.merge(), branch));
        return;
      }
      ResolveMerger merger = (ResolveMerger) MergeStrategy.RESOLVE.newMerger(repository, true);
      merger.setBase(merge);
      if (!merger.merge(head, merge.getParent(0))) {
        conflict(part, merger, "taking back " + part.task());
        return;
      }
      if (merger.getResultTreeId().equals(head.getTree())) {
        already.add(new Joined(part, Optional.empty()));
        return;
      }
      String message = MergeText.revert(project, part, merge.getShortMessage());
      add(part, insert(merger.getResultTreeId(), message, tip));
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      refuse(part, "the merge %s is not in the repository".formatted(part.merge()));
    }
  }

  private void add(Part part, ObjectId commit) {
    tip = commit;
    joined.add(new Joined(part, Optional.of(commit.name())));
  }

  private void conflict(Part part, ResolveMerger merger, String name) throws IOException {
    Findings findings = ConflictText.of(merger, branch, name, blobs);
    misfits.add(new Misfit(part, true, joined.isEmpty(), findings));
  }

  private void refuse(Part part, String words) {
    misfits.add(new Misfit(part, false, true, new Findings(words, blobs.putText(words + "\n"))));
  }

  private ObjectId batch() throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId tree = walk.parseCommit(tip).getTree();
      List<Part> parts = joined.stream().map(Joined::part).toList();
      return insert(tree, MergeText.batch(project, parts, branch), base, tip);
    }
  }

  private ObjectId insert(ObjectId tree, String message, ObjectId... parents) throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setParentIds(parents);
    commit.setAuthor(author);
    commit.setCommitter(author);
    commit.setMessage(message);
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }

  /** The merge by which a commit came in, if it was by one. */
  private Optional<String> mergeOf(RevCommit theirs) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(tip));
      int looked = 0;
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        looked++;
        if (looked > FARTHEST) {
          break;
        }
        if (commit.getParentCount() == 2 && commit.getParent(1).equals(theirs)) {
          return Optional.of(commit.name());
        }
      }
      return Optional.empty();
    }
  }
}

package dev.awo.worker.git;

import static org.eclipse.jgit.lib.Constants.R_HEADS;

import dev.awo.def.FailureKind;
import dev.awo.def.merge.Advance;
import dev.awo.def.spec.CheckedOut;
import dev.awo.worker.git.Checkouts.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevWalk;

/** A branch of the user's that merges go into; it is moved forward only, by compare-and-set. */
final class BaseBranch {
  /** Names the verified merge where the branch itself must not be moved. */
  private static final String READY = "refs/awo/ready/";

  // Git holds a branch's lock for milliseconds; one this old was left by a killed process.
  private static final Duration STALE_LOCK = Duration.ofSeconds(10);

  private static final Set<RefUpdate.Result> DONE =
      EnumSet.of(
          RefUpdate.Result.NEW,
          RefUpdate.Result.FORCED,
          RefUpdate.Result.FAST_FORWARD,
          RefUpdate.Result.NO_CHANGE);

  private final UserRepository user;
  private final String branch;
  private final CommitIdentity author;

  BaseBranch(UserRepository user, String branch, CommitIdentity author) {
    this.user = user;
    this.branch = branch;
    this.author = author;
  }

  /** Fails with {@link FailureKind#REPOSITORY} when there is no such branch. */
  ObjectId tip() throws IOException {
    return user.tipOf(branch)
        .orElseThrow(
            () ->
                FailureKind.REPOSITORY.failure(
                    "there is no branch '%s' in %s to merge into"
                        .formatted(Printable.of(branch), user.location())));
  }

  boolean has(ObjectId commit) throws IOException {
    if (!user.repository().getObjectDatabase().has(commit)) {
      return false;
    }
    try (RevWalk walk = new RevWalk(user.repository())) {
      return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(tip()));
    }
  }

  /** Why the branch must not be moved now. */
  Optional<String> blocker(CheckedOut policy) throws IOException {
    List<Checkout> checkouts = Checkouts.of(user, branch);
    for (Checkout checkout : checkouts) {
      Optional<String> blocker = blocker(checkout, policy, checkouts.size());
      if (blocker.isPresent()) {
        return blocker;
      }
    }
    return Optional.empty();
  }

  private Optional<String> blocker(Checkout checkout, CheckedOut policy, int checkouts) {
    String where = Printable.of(checkout.tree());
    if (checkout.isBusy()) {
      return Optional.of("%s is being rebased in %s".formatted(branch, where));
    }
    return switch (policy) {
      case LEAVE ->
          Optional.of(
              ("%s is checked out in %s: 'git merge --ff-only %s' there takes it in; or check out"
                      + " another branch; or let the queue do it with 'merge: {checked_out: update}'"
                      + " in projects.yaml")
                  .formatted(branch, where, READY + branch));
      case UPDATE ->
          checkouts == 1
              ? new CheckedOutTree(checkout.tree()).blocker()
              : Optional.of("%s is checked out in several working trees".formatted(branch));
    };
  }

  /** Moves the branch; the commit and what it needs must be in the repository. */
  Advance advance(ObjectId from, ObjectId to, CheckedOut policy) throws IOException {
    if (!tip().equals(from)) {
      return new Advance.Moved();
    }
    Optional<String> blocker = blocker(policy);
    if (blocker.isPresent()) {
      set(READY + branch, user.repository().exactRef(READY + branch) == null, to);
      return new Advance.Blocked(blocker.get());
    }
    List<Checkout> checkouts = Checkouts.of(user, branch);
    if (checkouts.isEmpty()) {
      return moved(from, to) ? new Advance.Advanced() : new Advance.Moved();
    }
    return new CheckedOutTree(checkouts.getFirst().tree())
        .advance(from, to, () -> moved(from, to), () -> moved(to, from));
  }

  /** False when it is no longer where it should be. */
  private boolean moved(ObjectId from, ObjectId to) throws IOException {
    RefUpdate update = user.repository().updateRef(R_HEADS + branch, true);
    update.setNewObjectId(to);
    update.setExpectedOldObjectId(from);
    update.setForceUpdate(true);
    update.setRefLogIdent(new PersonIdent(author.name(), author.email()));
    update.setRefLogMessage("awo: merge queue", false);
    if (DONE.contains(update.update())) {
      return true;
    }
    if (!tip().equals(from)) {
      return false;
    }
    throw notMoved(update.getResult());
  }

  private void set(String name, boolean isNew, ObjectId to) throws IOException {
    RefUpdate update = user.repository().updateRef(name, true);
    update.setNewObjectId(to);
    if (isNew) {
      update.setExpectedOldObjectId(ObjectId.zeroId());
    }
    update.setForceUpdate(true);
    update.disableRefLog();
    if (!DONE.contains(update.update())) {
      throw new IOException(name + " could not be set: " + update.getResult());
    }
  }

  /** After a crash between moving the branch and updating the files, the files come after. */
  void finish(ObjectId from, ObjectId to, CheckedOut policy) throws IOException {
    List<Checkout> checkouts = Checkouts.of(user, branch);
    if (policy == CheckedOut.UPDATE && checkouts.size() == 1 && tip().equals(to)) {
      new CheckedOutTree(checkouts.getFirst().tree()).finish(from, to);
    }
  }

  /** To be called when nothing is ready any more. */
  void forgetReady() throws IOException {
    if (user.repository().exactRef(READY + branch) != null) {
      RefUpdate update = user.repository().updateRef(READY + branch, true);
      update.setForceUpdate(true);
      update.disableRefLog();
      update.delete();
    }
  }

  private IOException notMoved(RefUpdate.Result result) throws IOException {
    Path lock = user.location().commonDir().resolve(R_HEADS + branch + ".lock");
    if (Files.exists(lock)
        && Files.getLastModifiedTime(lock).toInstant().isBefore(Instant.now().minus(STALE_LOCK))) {
      Files.deleteIfExists(lock);
    }
    return new IOException(
        "branch " + branch + " in " + user.location() + " could not be moved: " + result);
  }
}

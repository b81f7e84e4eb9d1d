package dev.awo.worker.git;

import static org.eclipse.jgit.lib.Constants.R_HEADS;

import dev.awo.def.FailureKind;
import io.temporal.failure.ApplicationFailure;
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
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/** A task's branch in the user's repository, which is set only where nothing of the user's is. */
final class BranchClaim {
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

  BranchClaim(UserRepository user, String branch) {
    this.user = user;
    this.branch = branch;
  }

  /**
   * Fails with {@link FailureKind#REPOSITORY} where the branch, or one in its way, exists.
   *
   * @param replaces where it may be nevertheless
   */
  void requireFree(Optional<String> replaces) throws IOException {
    Optional<ObjectId> present = user.tipOf(branch);
    if (present.isPresent() && !present.map(ObjectId::name).equals(replaces)) {
      throw taken();
    }
    requirePossible();
  }

  /**
   * Sets the branch by compare-and-set; doing it again is harmless.
   *
   * @param own commits of this run: the only values that may be replaced
   */
  void set(ObjectId commit, Set<ObjectId> own) throws IOException {
    Optional<ObjectId> present = user.tipOf(branch);
    if (present.isPresent() && present.get().equals(commit)) {
      return;
    }
    if (present.isPresent() && !own.contains(present.get())) {
      throw taken();
    }
    requirePossible();
    RefUpdate update = user.repository().updateRef(R_HEADS + branch, true);
    update.setNewObjectId(commit);
    update.setExpectedOldObjectId(present.orElse(ObjectId.zeroId()));
    update.setForceUpdate(true);
    update.disableRefLog();
    if (!DONE.contains(update.update())) {
      throw notSet(update.getResult());
    }
  }

  private IOException notSet(RefUpdate.Result result) throws IOException {
    Path lock = user.location().commonDir().resolve(R_HEADS + branch + ".lock");
    if (Files.exists(lock)
        && Files.getLastModifiedTime(lock).toInstant().isBefore(Instant.now().minus(STALE_LOCK))) {
      Files.deleteIfExists(lock);
    }
    return new IOException(
        "branch " + branch + " in " + user.location() + " could not be set: " + result);
  }

  private void requirePossible() throws IOException {
    Repository repository = user.repository();
    if (repository.exactRef(R_HEADS + parent()) != null) {
      throw inTheWay(parent());
    }
    List<Ref> below = repository.getRefDatabase().getRefsByPrefix(R_HEADS + branch + "/");
    if (!below.isEmpty()) {
      throw inTheWay(Printable.of(Repository.shortenRefName(below.getFirst().getName())));
    }
    if (Checkouts.isNamed(user, branch)) {
      throw FailureKind.REPOSITORY.failure(
          "the branch '%s' of %s is checked out: switch to another one, then start the task again"
              .formatted(branch, user.location()));
    }
  }

  private String parent() {
    return branch.substring(0, branch.indexOf('/'));
  }

  private ApplicationFailure taken() {
    return FailureKind.REPOSITORY.failure(
        ("the branch '%1$s' is already there in %2$s: rename it ('git branch -m %1$s NEW-NAME') or"
                + " delete it, or give the task another id")
            .formatted(branch, user.location()));
  }

  private ApplicationFailure inTheWay(String other) {
    return FailureKind.REPOSITORY.failure(
        ("the branch '%1$s' in %2$s leaves no room for '%3$s': rename it ('git branch -m %1$s"
                + " NEW-NAME')")
            .formatted(other, user.location(), branch));
  }
}

package dev.awo.worker.git;

import dev.awo.def.FailureKind;
import dev.awo.def.git.PublishRequest;
import dev.awo.def.git.Published;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;

/** A checked request to publish. */
record Publication(
    WorkspaceId id,
    String repository,
    String branch,
    ObjectId base,
    ObjectId commit,
    Optional<ObjectId> replaces) {
  private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-f]{40}");

  /** Fails with {@link FailureKind#INVALID_REQUEST} where the parts do not belong together. */
  static Publication of(PublishRequest request) {
    WorkspaceId id = WorkspaceId.parse(request.workspace().id());
    if (!id.owner().task().equals(request.task())) {
      throw FailureKind.INVALID_REQUEST.failure(
          "the workspace belongs to " + id.owner().task() + " and not to " + request.task());
    }
    return new Publication(
        id,
        request.repository(),
        request.task().branch(),
        objectId(request.workspace().base()),
        objectId(request.commit()),
        request.replaces().map(Publication::objectId));
  }

  /** Whether the branch is where it should be, as after a repetition. */
  boolean isDoneIn(UserRepository user) throws IOException {
    return user.tipOf(branch).equals(Optional.of(commit));
  }

  void carryOut(LeasedWorkspace workspace, UserRepository user, Heartbeat heartbeat)
      throws IOException {
    SequencedSet<ObjectId> own = workspace.commits();
    if (!own.contains(commit) && !commit.equals(base)) {
      throw FailureKind.INVALID_REQUEST.failure(
          "commit " + commit.name() + " was not made in the workspace of " + id.owner().task());
    }
    user.requireCommit(base);
    List<ObjectId> upToCommit =
        own.reversed().stream().limit(own.size() - newerThanCommit(own)).toList();
    new ObjectTransfer(workspace.repository(), user.repository(), heartbeat).copy(upToCommit);
    heartbeat.beat();
    Set<ObjectId> replaceable = new LinkedHashSet<>(own);
    replaces.ifPresent(replaceable::add);
    new BranchClaim(user, branch).set(commit, replaceable);
  }

  Published result(UserRepository user, DiffText diffs) throws IOException {
    return new Published(
        branch, commit.name(), diffs.between(user.repository(), base, commit).text());
  }

  private long newerThanCommit(SequencedSet<ObjectId> newestFirst) {
    return newestFirst.stream().takeWhile(id -> !id.equals(commit)).count();
  }

  private static ObjectId objectId(String name) {
    if (!OBJECT_ID.matcher(name).matches()) {
      throw FailureKind.INVALID_REQUEST.failure("no commit id: " + Printable.of(name));
    }
    return ObjectId.fromString(name);
  }
}

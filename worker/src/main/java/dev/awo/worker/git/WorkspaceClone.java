package dev.awo.worker.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.eclipse.jgit.lib.Constants.R_HEADS;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The git directory of a workspace: the user's objects by reference, its own new ones, one branch.
 * It has no remotes, no hooks and no filters, and is not inside of its working tree.
 */
final class WorkspaceClone {
  // Nothing is forced to the disk here: after a power cut the task begins anew. What is published
  // is.
  private static final String CONFIG =
      """
      [core]
      \trepositoryformatversion = 0
      \tbare = true
      \tautocrlf = false
      \tlogallrefupdates = false
      \thooksPath = /dev/null
      \tfsyncObjectFiles = false
      \tfsyncRefFiles = false
      [gc]
      \tauto = 0
      """;

  // No packs come here. JGit lists a directory that changed lately again for every object.
  private static final FileTime NEVER_PACKED =
      FileTime.from(Instant.EPOCH.plus(Duration.ofDays(1)));

  private final Slot slot;
  private final String branch;

  WorkspaceClone(Slot slot, String branch) {
    this.slot = slot;
    this.branch = branch;
  }

  /** Makes the git directory new, with nothing of an earlier task in it but the index. */
  void prepare(RepositoryLocation user, Heartbeat heartbeat) throws IOException {
    Path git = slot.gitDir();
    Aside.deleteAll(git.resolve("objects"), heartbeat);
    Aside.deleteAll(git.resolve("refs"), heartbeat);
    Files.createDirectories(git.resolve("refs/heads"));
    Files.createDirectories(git.resolve("objects/info"));
    Path packs = Files.createDirectories(git.resolve("objects/pack"));
    Files.setLastModifiedTime(packs, NEVER_PACKED);
    Files.writeString(git.resolve("config"), CONFIG, UTF_8);
    Files.writeString(git.resolve("HEAD"), "ref: " + R_HEADS + branch + "\n", UTF_8);
    Files.writeString(alternates(), user.objects() + "\n", UTF_8);
  }

  /** Whether the git directory is whole and the user's objects are still where they were. */
  boolean isUsable() throws IOException {
    return Files.exists(slot.gitDir().resolve("HEAD"))
        && Files.exists(alternates())
        && Files.isDirectory(userObjects());
  }

  /** Only the owner of the workspace may open it, so locks found here are of killed processes. */
  Repository open() throws IOException {
    Path git = slot.gitDir();
    for (Path directory :
        List.of(git, git.resolve("refs/heads"), git.resolve("refs/heads").resolve("auto"))) {
      deleteLocks(directory);
    }
    SharedRepositories.refresh(Objects.requireNonNull(userObjects().getParent()));
    return new FileRepositoryBuilder().setGitDir(git.toFile()).setBare().build();
  }

  /** Whether the branch is there and its commit can be read, as it may not after a power cut. */
  boolean hasTip(Repository repository) throws IOException {
    Ref ref = repository.exactRef(R_HEADS + branch);
    if (ref == null || ref.getObjectId() == null) {
      return false;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      walk.parseCommit(ref.getObjectId());
      return true;
    } catch (MissingObjectException | CorruptObjectException e) {
      return false;
    }
  }

  ObjectId tip(Repository repository) throws IOException {
    Ref ref = Objects.requireNonNull(repository.exactRef(R_HEADS + branch), branch);
    return Objects.requireNonNull(ref.getObjectId(), branch);
  }

  void setTip(Repository repository, ObjectId commit) throws IOException {
    RefUpdate update = repository.updateRef(R_HEADS + branch, true);
    update.setNewObjectId(commit);
    update.setForceUpdate(true);
    update.disableRefLog();
    RefUpdate.Result result = update.update();
    if (result == RefUpdate.Result.LOCK_FAILURE || result == RefUpdate.Result.IO_FAILURE) {
      throw new IOException("the branch in " + slot.directory() + " was not set: " + result);
    }
  }

  /** The run's own commits, newest first, from the tip down to {@code base}, which is not one. */
  SequencedSet<ObjectId> commitsSince(Repository repository, ObjectId base) throws IOException {
    SequencedSet<ObjectId> commits = new LinkedHashSet<>();
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId at = tip(repository);
      while (!at.equals(base)) {
        RevCommit commit = walk.parseCommit(at);
        commits.add(commit.getId().copy());
        at = commit.getParent(0);
      }
    }
    return commits;
  }

  private Path alternates() {
    return slot.gitDir().resolve("objects/info/alternates");
  }

  private Path userObjects() throws IOException {
    return Path.of(Files.readString(alternates(), UTF_8).strip());
  }

  private static void deleteLocks(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> locks = Files.newDirectoryStream(directory, "*.lock")) {
      for (Path lock : locks) {
        Files.deleteIfExists(lock);
      }
    }
  }
}

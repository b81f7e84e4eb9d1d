package dev.awo.worker.git;

import static org.eclipse.jgit.lib.Constants.HEAD;
import static org.eclipse.jgit.lib.Constants.R_HEADS;
import static org.eclipse.jgit.lib.Constants.R_REMOTES;
import static org.eclipse.jgit.lib.Constants.R_TAGS;

import dev.awo.def.FailureKind;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The user's repository, of which only objects and branches are read. */
final class UserRepository implements Closeable {
  private static final Pattern OBJECT_NAME = Pattern.compile("[0-9a-f]{7,40}");

  private final RepositoryLocation location;
  private final RepositoryFormat format;
  private final Repository repository;

  private UserRepository(
      RepositoryLocation location, RepositoryFormat format, Repository repository) {
    this.location = location;
    this.format = format;
    this.repository = repository;
  }

  /** For reading. Fails with {@link FailureKind#REPOSITORY} on a format that cannot be served. */
  static UserRepository open(RepositoryLocation location) throws IOException {
    RepositoryFormat format = RepositoryFormat.of(location);
    try {
      Repository shared = SharedRepositories.open(location.commonDir());
      return new UserRepository(location, format, shared);
    } catch (RepositoryNotFoundException e) {
      throw FailureKind.REPOSITORY.failure(
          location + " is damaged: 'git fsck' says where; repair it first", e);
    }
  }

  /** For writing: an instance that remembers nothing of what the user may have removed since. */
  static UserRepository openAnew(RepositoryLocation location) throws IOException {
    RepositoryFormat format = RepositoryFormat.of(location);
    Repository own =
        new FileRepositoryBuilder().setGitDir(location.commonDir().toFile()).setBare().build();
    return new UserRepository(location, format, own);
  }

  RepositoryLocation location() {
    return location;
  }

  Repository repository() {
    return repository;
  }

  Optional<ObjectId> tipOf(String branch) throws IOException {
    return Optional.ofNullable(repository.exactRef(R_HEADS + branch)).map(Ref::getObjectId);
  }

  /**
   * The commit to start from.
   *
   * @param name a branch, tag, or commit of at least 7 digits; HEAD when absent
   */
  ObjectId base(Optional<String> name) throws IOException {
    ObjectId id = name.isPresent() ? named(name.get()) : head();
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(id).getId().copy();
    } catch (IncorrectObjectTypeException e) {
      throw FailureKind.REPOSITORY.failure(
          "'" + Printable.of(name.orElse(HEAD)) + "' in " + location + " is no commit", e);
    } catch (MissingObjectException e) {
      throw FailureKind.REPOSITORY.failure(
          "commit " + id.name() + " is missing in " + location + ": fetch it first", e);
    }
  }

  /** Fails with {@link FailureKind#REPOSITORY} where the commit was pruned away. */
  void requireCommit(ObjectId id) throws IOException {
    if (!repository.getObjectDatabase().has(id)) {
      throw FailureKind.REPOSITORY.failure(
          "commit "
              + id.name()
              + " is no longer in "
              + location
              + ", as after rewriting history: start the task again");
    }
  }

  private ObjectId named(String name) throws IOException {
    if (name.equals(HEAD)) {
      return head();
    }
    List<String> candidates =
        name.startsWith("refs/")
            ? List.of(name)
            : List.of(R_HEADS + name, R_TAGS + name, R_REMOTES + name);
    for (String candidate : candidates) {
      Ref ref = Repository.isValidRefName(candidate) ? repository.exactRef(candidate) : null;
      if (ref != null && ref.getObjectId() != null) {
        return ref.getObjectId();
      }
    }
    return byObjectName(name)
        .orElseThrow(
            () ->
                FailureKind.REPOSITORY.failure(
                    "there is no branch, tag or commit '"
                        + Printable.of(name)
                        + "' in "
                        + location
                        + ": 'git branch -a' and 'git tag' show what there is"));
  }

  private Optional<ObjectId> byObjectName(String name) throws IOException {
    if (!OBJECT_NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (ObjectReader reader = repository.newObjectReader()) {
      Collection<ObjectId> found = reader.resolve(AbbreviatedObjectId.fromString(name));
      if (found.size() > 1) {
        throw FailureKind.REPOSITORY.failure(
            "several objects in " + location + " begin with " + name + ": give more digits");
      }
      return found.stream().findFirst();
    }
  }

  private ObjectId head() throws IOException {
    if (format.reftable() && location.isLinkedWorktree()) {
      throw FailureKind.REPOSITORY.failure(
          "HEAD of a linked worktree cannot be read where branches are stored as reftable: name a"
              + " base, or give the main repository's path");
    }
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder()
            .setGitDir(location.gitDir().toFile())
            .setGitCommonDir(location.commonDir().toFile())
            .setBare();
    try (Repository worktree = builder.build()) {
      Ref head = worktree.exactRef(HEAD);
      if (head == null || head.getObjectId() == null) {
        throw FailureKind.REPOSITORY.failure(
            location + " has no commits yet: make a first commit, then start the task again");
      }
      return head.getObjectId();
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}

package dev.awo.worker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.git.Committed;
import dev.awo.def.git.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Branches in table files. The git command line knows them from 2.45 on, so JGit converts the
 * repository here and reads the result.
 */
class ReftableTest {
  @TempDir private Path scratch;
  private TestRoom room;
  private UserRepo repo;
  private String head = "";

  @BeforeEach
  void makeRepository() throws IOException {
    room = TestRoom.at(scratch.resolve("home"));
    repo = UserRepo.small(scratch.resolve("repo"));
    repo.git("worktree", "add", "-q", "-b", "side", scratch.resolve("linked").toString());
    head = repo.head();
    try (FileRepository converted = opened()) {
      converted.convertRefStorage("reftable", false, false);
    }
  }

  @Test
  void aTaskRunsToItsPublishedBranch() throws IOException {
    Workspace workspace = room.open(repo, "t");
    assertThat(workspace.base()).isEqualTo(head);
    Committed commit = room.commit(workspace, 0, room.put("a.txt", "a\n"));

    room.publish(workspace, repo, commit.commit());
    room.publish(workspace, repo, commit.commit());

    assertThat(valueOf("refs/heads/auto/t")).isEqualTo(commit.commit());
    assertThat(valueOf("refs/heads/main")).isEqualTo(head);
  }

  @Test
  void aBranchThatTheUserMadeSinceIsSeen() throws IOException {
    room.open(repo, "before");
    try (FileRepository theirs = opened()) {
      RefUpdate update = theirs.updateRef("refs/heads/auto/t");
      update.setNewObjectId(ObjectId.fromString(head));
      assertThat(update.update()).isEqualTo(RefUpdate.Result.NEW);
    }

    assertThatThrownBy(() -> room.open(repo, "t")).hasMessageContaining("is already there");
  }

  @Test
  void aLinkedWorktreeNeedsANamedBase() {
    Path linked = scratch.resolve("linked");

    assertThatThrownBy(() -> room.open(linked, "t", Optional.empty()))
        .hasMessageContaining("name a base");
    assertThat(room.open(linked, "t", Optional.of("side")).base()).isEqualTo(head);
  }

  private FileRepository opened() throws IOException {
    return new FileRepository(repo.path().resolve(".git").toFile());
  }

  private String valueOf(String ref) throws IOException {
    try (FileRepository repository = opened()) {
      Ref found = Objects.requireNonNull(repository.exactRef(ref), ref);
      return Objects.requireNonNull(found.getObjectId(), ref).name();
    }
  }
}

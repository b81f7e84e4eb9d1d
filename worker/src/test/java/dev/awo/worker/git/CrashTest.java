package dev.awo.worker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.FailureKind;
import dev.awo.def.git.Committed;
import dev.awo.def.git.Workspace;
import dev.awo.worker.changes.FileChange;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker that dies at any of its heartbeats, which come between all steps that last, is replaced
 * by one that repeats the activity a minute later: what comes out is the same.
 */
class CrashTest {
  @TempDir private Path scratch;
  private UserRepo repo;

  @BeforeEach
  void makeRepository() {
    repo = UserRepo.small(scratch.resolve("repo"));
  }

  @Test
  void openGoesOnAfterADeathAnywhere() {
    Map<String, String> expected = FileTree.of(repo.path(), path -> !path.startsWith(".git"));
    int deaths = 0;
    while (true) {
      Path home = scratch.resolve("home" + deaths);
      // The pooled workspace is not as the next task wants it.
      TestRoom before = TestRoom.at(home);
      litter(before.open(repo, "before"));
      before.release("before");

      boolean died = dies(before.restartedAt(TestRoom.NOW, dyingAt(deaths)), "t");
      Workspace workspace = before.restarted().open(repo, "t");

      assertThat(FileTree.of(Path.of(workspace.directory()))).isEqualTo(expected);
      assertThat(workspace.base()).isEqualTo(repo.head());
      assertThat(FileTree.of(before.workspaces(), path -> path.endsWith("/tree"))).hasSize(1);
      if (!died) {
        break;
      }
      deaths++;
    }
    assertThat(deaths).isGreaterThan(5);
  }

  @Test
  void anOpenThatIsCancelledHoldsNothing() {
    TestRoom room = TestRoom.at(scratch.resolve("home"));
    TestRoom cancelled =
        room.restartedAt(
            TestRoom.NOW,
            () -> {
              throw new CancellationException("the task was cancelled");
            });

    assertThatThrownBy(() -> cancelled.open(repo, "t")).isInstanceOf(CancellationException.class);

    assertThat(FileTree.of(room.workspaces(), path -> path.contains("@"))).isEmpty();
    assertThat(FileTree.of(room.workspaces(), path -> path.contains("/idle/"))).hasSize(1);
  }

  @Test
  void commitIsTheSameAfterADeathAnywhere() {
    Attempt undisturbed = commitWithDeathAt(Integer.MAX_VALUE);
    assertThat(undisturbed.died()).isFalse();
    int deaths = 0;
    for (Attempt attempt = commitWithDeathAt(0); attempt.died(); ) {
      assertThat(attempt.commit()).isEqualTo(undisturbed.commit());
      deaths++;
      attempt = commitWithDeathAt(deaths);
    }
    assertThat(deaths).isGreaterThan(5);
  }

  private record Attempt(boolean died, Committed commit) {}

  private Attempt commitWithDeathAt(int beat) {
    TestRoom room = TestRoom.at(scratch.resolve("commit" + beat));
    Workspace workspace = room.open(repo, "t");
    litter(workspace);
    FileChange[] changes = {room.put("a.txt", "a\n"), room.put("deep/b.txt", "b\n")};
    boolean died = false;
    try {
      room.restartedAt(TestRoom.NOW, dyingAt(beat)).commit(workspace, 0, changes);
    } catch (Death e) {
      died = true;
    }
    Committed commit = room.restarted().commit(workspace, 0, changes);
    assertThat(commit.files()).isEqualTo(2);
    assertThat(FileTree.of(Path.of(workspace.directory())).keySet())
        .containsExactlyInAnyOrder(
            "README.md", "a.txt", "deep", "deep/b.txt", "src", "src/app.txt");
    return new Attempt(died, commit);
  }

  @Test
  void publishGoesOnAfterADeathAnywhere() {
    int deaths = 0;
    boolean died = true;
    while (died) {
      TestRoom room = TestRoom.at(scratch.resolve("publish"));
      Workspace workspace = room.open(repo, "t" + deaths);
      room.commit(workspace, 0, room.put("a" + deaths + ".txt", "a\n"));
      Committed last = room.commit(workspace, 1, room.put("b" + deaths + ".txt", "b\n"));
      died = false;
      try {
        room.restartedAt(TestRoom.NOW, dyingAt(deaths)).publish(workspace, repo, last.commit());
      } catch (Death e) {
        died = true;
      }
      room.restarted().publish(workspace, repo, last.commit());

      assertThat(repo.git("rev-parse", "auto/t" + deaths)).isEqualTo(last.commit());
      assertThat(repo.git("rev-list", "--count", "HEAD..auto/t" + deaths)).isEqualTo("2");
      deaths++;
    }
    assertThat(deaths).isGreaterThan(5);
    assertThat(repo.git("fsck", "--strict", "--full")).isEmpty();
  }

  @Test
  void locksOfAKilledWorkerDoNotBlock() throws IOException {
    TestRoom room = TestRoom.at(scratch.resolve("home"));
    Workspace workspace = room.open(repo, "t");
    Path git = Path.of(workspace.directory()).resolveSibling("git");
    for (String lock :
        List.of("index.lock", "HEAD.lock", "config.lock", "refs/heads/auto/t.lock")) {
      Files.createFile(git.resolve(lock));
    }

    TestRoom after = room.restarted();
    after.rollback(workspace);
    Committed commit = after.commit(workspace, 0, after.put("a.txt", "a\n"));
    after.publish(workspace, repo, commit.commit());

    assertThat(repo.git("rev-parse", "auto/t")).isEqualTo(commit.commit());
  }

  @Test
  void aCommitAskedForTwiceIsMadeOnce() {
    TestRoom room = TestRoom.at(scratch.resolve("home"));
    Workspace workspace = room.open(repo, "t");
    Committed first = room.commit(workspace, 0, room.put("a.txt", "a\n"));
    Committed second = room.commit(workspace, 1, room.put("b.txt", "b\n"));

    TestRoom after = room.restarted();

    assertThat(after.commit(workspace, 0, after.put("a.txt", "a\n"))).isEqualTo(first);
    assertThat(after.commit(workspace, 1, after.put("b.txt", "b\n"))).isEqualTo(second);
    after.publish(workspace, repo, second.commit());
    assertThat(repo.git("rev-list", "--count", "HEAD..auto/t")).isEqualTo("2");
  }

  @Test
  void withoutItsLeaseAWorkspaceIsLostUntilItIsOpenedAgain() throws IOException {
    TestRoom room = TestRoom.at(scratch.resolve("home"));
    Workspace workspace = room.open(repo, "t");
    room.commit(workspace, 0, room.put("a.txt", "a\n"));
    Files.delete(Path.of(workspace.directory()).resolveSibling("lease.json"));

    assertThatThrownBy(() -> room.commit(workspace, 1, room.put("b.txt", "b\n")))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo(FailureKind.WORKSPACE_LOST.name()));
    assertThat(room.open(repo, "t")).isEqualTo(workspace);
    Committed commit = room.commit(workspace, 0, room.put("a.txt", "a\n"));
    assertThat(room.publish(workspace, repo, commit.commit()).commit()).isEqualTo(commit.commit());
  }

  private boolean dies(TestRoom room, String task) {
    try {
      room.open(repo, task);
      return false;
    } catch (Death e) {
      return true;
    }
  }

  private static void litter(Workspace workspace) {
    UserRepo tree = new UserRepo(Path.of(workspace.directory()));
    tree.write("leftover/deep/file", "x").write("README.md", "changed").link("link", "/etc");
  }

  private static Heartbeat dyingAt(int beat) {
    AtomicInteger beats = new AtomicInteger();
    return () -> {
      if (beats.getAndIncrement() == beat) {
        throw new Death();
      }
    };
  }

  /** Not an exception, so that nothing treats it as trouble. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1;
  }
}

package dev.awo.worker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.FailureKind;
import dev.awo.def.git.Committed;
import dev.awo.def.git.PublishRequest;
import dev.awo.def.git.Published;
import dev.awo.def.git.Workspace;
import dev.awo.worker.changes.FileChange;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One branch appears in the user's repository, complete, and only where nothing of theirs is. */
class PublishTest {
  private static final int TASKS = 20;

  @TempDir private Path scratch;
  private UserRepo repo;
  private TestRoom room;

  @BeforeEach
  void makeRepository() {
    room = TestRoom.at(scratch.resolve("home"));
    repo = UserRepo.small(scratch.resolve("repo"));
  }

  @Test
  void theRepositoryIsWholeWithoutTheWorkspaces() throws IOException {
    Workspace workspace = room.open(repo, "t");
    room.commit(workspace, 0, room.put("src/deep/er/a.txt", "a\n"));
    Committed last = room.commit(workspace, 1, room.put("src/deep/er/b.txt", "b\n"));
    room.publish(workspace, repo, last.commit());
    Aside.deleteAll(room.home, () -> {});

    assertThat(repo.git("fsck", "--strict", "--full")).isEmpty();
    assertThat(repo.git("show", "auto/t:src/deep/er/b.txt")).isEqualTo("b");
    repo.git("gc", "-q", "--prune=now");
    assertThat(repo.git("fsck", "--strict", "--full")).isEmpty();
  }

  @Test
  void onlyWhatIsMissingIsCopied() {
    int before = looseObjects();
    Workspace workspace = room.open(repo, "t");
    // The content is in the repository already; new are the root tree, the tree and the commit.
    Committed commit = room.commit(workspace, 0, room.put("src/copy.txt", "# Small\n"));

    room.publish(workspace, repo, commit.commit());

    assertThat(looseObjects() - before).isEqualTo(3);
  }

  @Test
  void manyNewObjectsBecomeOnePack() {
    Workspace workspace = room.open(repo, "t");
    FileChange[] changes = new FileChange[150];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = room.put("many/file" + i, "content " + i);
    }
    Committed commit = room.commit(workspace, 0, changes);

    room.publish(workspace, repo, commit.commit());

    assertThat(repo.git("count-objects", "-v")).contains("packs: 1", "in-pack: 153");
    assertThat(repo.git("fsck", "--strict", "--full")).isEmpty();
  }

  @Test
  void publishingAgainIsHarmless() {
    Workspace workspace = room.open(repo, "t");
    Committed commit = room.commit(workspace, 0, room.put("a.txt", "a\n"));
    Published first = room.publish(workspace, repo, commit.commit());

    Published again = room.restarted().publish(workspace, repo, commit.commit());

    assertThat(again).isEqualTo(first);
  }

  @Test
  void publishingAgainNeedsNoWorkspaceEvenWhereTheUserHasCheckedTheBranchOut() throws IOException {
    Workspace workspace = room.open(repo, "t");
    Committed commit = room.commit(workspace, 0, room.put("a.txt", "a\n"));
    Published first = room.publish(workspace, repo, commit.commit());
    Aside.deleteAll(room.workspaces(), () -> {});
    repo.git("checkout", "-q", "auto/t");

    assertThat(room.publish(workspace, repo, commit.commit())).isEqualTo(first);
  }

  @Test
  void anEarlierValueOfTheSameRunIsReplaced() {
    Workspace workspace = room.open(repo, "t");
    Committed first = room.commit(workspace, 0, room.put("a.txt", "a\n"));
    Committed second = room.commit(workspace, 1, room.put("b.txt", "b\n"));
    UserRepo clone = new UserRepo(Path.of(workspace.directory()).resolveSibling("git"));
    repo.git("fetch", "-q", clone.path().toString(), first.commit() + ":refs/heads/auto/t");

    room.publish(workspace, repo, second.commit());

    assertThat(repo.git("rev-parse", "auto/t")).isEqualTo(second.commit());
  }

  @Test
  void aBranchThatTheUserMadeMeanwhileStays() {
    Workspace workspace = room.open(repo, "t");
    Committed commit = room.commit(workspace, 0, room.put("a.txt", "a\n"));
    repo.git("branch", "auto/t");

    assertRefused(() -> room.publish(workspace, repo, commit.commit()), "is already there");
    assertThat(repo.git("rev-parse", "auto/t")).isEqualTo(repo.head());
  }

  @Test
  void aBranchInTheWayStays() {
    Workspace workspace = room.open(repo, "t");
    Committed commit = room.commit(workspace, 0, room.put("a.txt", "a\n"));
    repo.git("branch", "auto");

    assertRefused(() -> room.publish(workspace, repo, commit.commit()), "the branch 'auto' in");
  }

  @Test
  void aBaseThatTheUserPrunedIsRefused() {
    repo.write("later.txt", "later\n").commitAll("Later");
    Workspace workspace = room.open(repo, "t");
    Committed commit = room.commit(workspace, 0, room.put("a.txt", "a\n"));
    repo.git("reset", "-q", "--hard", "HEAD~1");
    repo.git("reflog", "expire", "--expire=now", "--all");
    repo.git("gc", "-q", "--prune=now");

    assertRefused(() -> room.restarted().publish(workspace, repo, commit.commit()), "no longer in");
    assertThat(repo.git("branch", "--list", "auto/*")).isEmpty();
  }

  /** JGit would remember for ever that it has seen them. */
  @Test
  void objectsThatTheUserPrunedAreCopiedAgain() {
    publishNew("first");
    repo.git("gc", "-q");
    publishNew("second");
    repo.git("branch", "-q", "-D", "auto/first", "auto/second");
    repo.git("gc", "-q", "--prune=now");

    publishNew("third");

    assertThat(repo.git("show", "auto/third:new.txt")).isEqualTo("new");
    assertThat(repo.git("fsck", "--strict", "--full")).isEmpty();
  }

  @Test
  void aLockThatAKilledWorkerLeftIsRemovedOnceItIsOld() throws IOException {
    Workspace workspace = room.open(repo, "t");
    Committed commit = room.commit(workspace, 0, room.put("a.txt", "a\n"));
    Path lock = repo.path().resolve(".git/refs/heads/auto/t.lock");
    Files.createDirectories(repo.path().resolve(".git/refs/heads/auto"));
    Files.createFile(lock);

    assertThatThrownBy(() -> room.publish(workspace, repo, commit.commit()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("could not be set");
    assertThat(lock).exists();
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(60)));
    assertThatThrownBy(() -> room.publish(workspace, repo, commit.commit()))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(room.publish(workspace, repo, commit.commit()).commit()).isEqualTo(commit.commit());
  }

  @Test
  void onlyCommitsOfTheWorkspaceArePublished() {
    Workspace workspace = room.open(repo, "t");
    repo.write("later.txt", "later\n").commitAll("Later");

    assertFailure(
        () -> room.publish(workspace, repo, repo.head()),
        FailureKind.INVALID_REQUEST,
        "was not made in the workspace");
    assertFailure(
        () -> room.publish(workspace, repo, "--force"),
        FailureKind.INVALID_REQUEST,
        "no commit id");
    assertFailure(
        () ->
            room.git.publish(
                new PublishRequest(
                    workspace, TestRoom.task("other"), repo.path().toString(), repo.head())),
        FailureKind.INVALID_REQUEST,
        "belongs to demo/t");
  }

  @Test
  void manyTasksAtOnceDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
    List<Future<String>> tasks = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < TASKS; i++) {
        String task = "t" + i;
        tasks.add(threads.submit(() -> wholeTask(task)));
      }
    }
    for (int i = 0; i < TASKS; i++) {
      assertThat(repo.git("rev-parse", "auto/t" + i)).isEqualTo(tasks.get(i).get());
      assertThat(repo.git("diff", "--name-only", "HEAD", "auto/t" + i).lines())
          .containsExactly("src/app.txt", "src/t" + i + ".txt");
    }
    assertThat(repo.git("fsck", "--strict", "--full")).isEmpty();
    assertThat(repo.git("status", "--porcelain")).isEmpty();
  }

  private String wholeTask(String task) {
    Workspace workspace = room.open(repo, task);
    room.commit(workspace, 0, room.put("src/app.txt", task));
    room.rollback(workspace);
    Committed last = room.commit(workspace, 1, room.put("src/" + task + ".txt", task));
    return room.publish(workspace, repo, last.commit()).commit();
  }

  private void publishNew(String task) {
    Workspace workspace = room.open(repo, task);
    Committed commit = room.commit(workspace, 0, room.put("new.txt", "new\n"));
    room.publish(workspace, repo, commit.commit());
  }

  private int looseObjects() {
    return FileTree.of(
            repo.path().resolve(".git/objects"), path -> path.matches("[0-9a-f]{2}/[0-9a-f]{38}"))
        .size();
  }

  private static void assertRefused(ThrowingCallable work, String line) {
    assertFailure(work, FailureKind.REPOSITORY, line);
  }

  private static void assertFailure(ThrowingCallable work, FailureKind kind, String line) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(kind.name());
              assertThat(failure.getOriginalMessage()).contains(line).doesNotContain("\n");
            });
  }
}

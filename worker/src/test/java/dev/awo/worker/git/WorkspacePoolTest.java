package dev.awo.worker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.FailureKind;
import dev.awo.def.TaskKey;
import dev.awo.def.git.OpenRequest;
import dev.awo.def.git.Workspace;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who holds a workspace, and what becomes of it. */
class WorkspacePoolTest {
  private static final int MANY = 500;

  @TempDir private Path scratch;
  private UserRepo repo;
  private TestRoom room;

  @BeforeEach
  void makeRepository() {
    room = TestRoom.at(scratch.resolve("home"));
    repo = UserRepo.small(scratch.resolve("repo"));
  }

  @Test
  void aReleasedWorkspaceIsTakenAgain() {
    Workspace first = room.open(repo, "a");
    room.release("a");

    assertThat(room.open(repo, "b").directory()).isEqualTo(first.directory());
  }

  @Test
  void workspacesAreNotShared() {
    assertThat(room.open(repo, "b").directory()).isNotEqualTo(room.open(repo, "a").directory());
  }

  @Test
  void openAgainFindsTheWorkspaceOfTheRunAtItsBase() {
    Workspace first = room.open(repo, "t");
    repo.write("later.txt", "later\n").commitAll("Later");

    assertThat(room.open(repo, "t")).isEqualTo(first);
    assertThat(room.restarted().open(repo, "t")).isEqualTo(first);
  }

  @Test
  void openAgainKeepsTheCommitsOfTheRunAndDropsTheRest() throws IOException {
    Workspace workspace = room.open(repo, "t");
    room.commit(workspace, 0, room.put("a.txt", "a\n"));
    Files.writeString(Path.of(workspace.directory(), "half-written"), "x");

    assertThat(room.restarted().open(repo, "t")).isEqualTo(workspace);

    assertThat(FileTree.of(Path.of(workspace.directory())).keySet())
        .contains("a.txt")
        .doesNotContain("half-written");
  }

  @Test
  void anotherRunOfTheTaskEndsTheLeaseOfTheDeadOne() {
    Workspace dead = room.open(repo, "t");

    Workspace alive =
        room.git.open(
            new OpenRequest(
                TestRoom.task("t"), "another-run", repo.path().toString(), Optional.empty()));

    assertThat(alive.directory()).isEqualTo(dead.directory());
    assertLost(() -> room.rollback(dead));
  }

  @Test
  void aTaskWhoseNameBeginsAlikeIsLeftAlone() {
    Workspace longer = room.open(repo, "t-2");
    Workspace sameTaskOfAnotherProject =
        room.git.open(
            new OpenRequest(
                new TaskKey("demo-2", "t"), "run", repo.path().toString(), Optional.empty()));

    room.open(repo, "t");
    room.release("t");

    room.rollback(longer);
    room.rollback(sameTaskOfAnotherProject);
  }

  @Test
  void releaseIsIdempotent() {
    room.release("never-opened");
    Workspace workspace = room.open(repo, "t");
    room.release("t");
    room.release("t");

    assertLost(() -> room.rollback(workspace));
    assertLost(() -> room.commit(workspace, 0, room.put("a", "b")));
    assertLost(() -> room.publish(workspace, repo, repo.head()));
  }

  @Test
  void noMoreIdleWorkspacesAreKeptThanAsked() {
    TestRoom small = TestRoom.keeping(2, scratch.resolve("small"));
    List<String> tasks = List.of("a", "b", "c", "d");
    tasks.forEach(task -> small.open(repo, task));

    tasks.forEach(small::release);

    assertThat(FileTree.of(small.workspaces(), path -> path.endsWith("/tree"))).hasSize(2);
    assertThat(FileTree.of(small.workspaces(), path -> path.contains("/idle/"))).hasSize(2);
  }

  @Test
  void aBrokenWorkspaceIsMadeAnew() throws IOException {
    for (String broken : List.of("git/objects/info/alternates", "git/HEAD", "git/index")) {
      Workspace workspace = room.open(repo, "t");
      Path file = Path.of(workspace.directory()).resolveSibling(broken);
      Files.writeString(file, "rubbish");
      Files.writeString(Path.of(workspace.directory(), "README.md"), "changed");

      Workspace again = room.open(repo, "t");

      assertThat(Path.of(again.directory(), "README.md")).hasContent("# Small\n");
      room.commit(again, 0, room.put("a.txt", broken));
      room.release("t");
    }
  }

  @Test
  void aTornLeaseIsAsGoodAsNone() throws IOException {
    Workspace workspace = room.open(repo, "t");
    room.commit(workspace, 0, room.put("a.txt", "a\n"));
    Files.writeString(Path.of(workspace.directory()).resolveSibling("lease.json"), "{\"ba");

    assertLost(() -> room.rollback(workspace));
    Workspace again = room.open(repo, "t");

    assertThat(again).isEqualTo(workspace);
    assertThat(Path.of(again.directory(), "a.txt")).doesNotExist();
  }

  @Test
  void aMovedRepositoryGetsNewWorkspacesAndTheOldOnesAreSweptAway() throws IOException {
    room.open(repo, "a");
    room.release("a");
    UserRepo moved = new UserRepo(scratch.resolve("moved"));
    Files.move(repo.path(), moved.path());

    TestRoom later = room.restarted();
    later.git.sweep();
    assertThat(FileTree.of(room.workspaces())).isEmpty();

    Workspace workspace = later.open(moved, "b");
    String commit = later.commit(workspace, 0, later.put("a.txt", "a\n")).commit();
    later.publish(workspace, moved, commit);
    assertThat(moved.git("rev-parse", "auto/b")).isEqualTo(commit);
  }

  @Test
  void whatAKilledWorkerLeftHalfMadeIsSweptAway() throws IOException {
    Workspace workspace = room.open(repo, "t");
    Path pool = room.workspaces().resolve(WorkspaceId.parse(workspace.id()).pool());
    Path half = pool.resolve("77");
    Files.createDirectories(half.resolve("tree"));
    Files.createDirectories(pool.resolve("78"));
    Files.setLastModifiedTime(half, FileTime.from(Instant.now().minusSeconds(600)));

    room.restarted().git.sweep();

    assertThat(half).doesNotExist();
    assertThat(pool.resolve("78")).exists();
    room.rollback(workspace);
  }

  @Test
  void idsAreCheckedBeforeTheyBecomePaths() {
    Workspace honest = room.open(repo, "t");
    for (String id :
        List.of(
            "../../../etc/demo.t.run",
            honest.id().replace("/1/", "/../"),
            honest.id().replace("/1/", "/1/../1/"),
            honest.id() + "/x",
            "",
            honest.id() + "\n")) {
      Workspace forged =
          new Workspace(
              id,
              honest.directory(),
              honest.base(),
              honest.branch(),
              honest.hostQueue(),
              honest.hostPatience());
      assertThatThrownBy(() -> room.rollback(forged))
          .isInstanceOfSatisfying(
              ApplicationFailure.class,
              failure ->
                  assertThat(failure.getType()).isEqualTo(FailureKind.INVALID_REQUEST.name()));
    }
    assertThatThrownBy(
            () ->
                room.git.open(
                    new OpenRequest(
                        TestRoom.task("t"), "../run", repo.path().toString(), Optional.empty())))
        .hasMessageContaining("a run id must be");
  }

  @Test
  void hundredsOfTasksMayBeOpenAtOnce() throws InterruptedException, ExecutionException {
    List<Future<Workspace>> opened = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < MANY; i++) {
        String task = "t" + i;
        opened.add(threads.submit(() -> room.open(repo, task)));
      }
    }
    Set<String> directories = new HashSet<>();
    for (Future<Workspace> workspace : opened) {
      directories.add(workspace.get().directory());
    }
    assertThat(directories).hasSize(MANY);
  }

  private static void assertLost(ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo(FailureKind.WORKSPACE_LOST.name()));
  }
}

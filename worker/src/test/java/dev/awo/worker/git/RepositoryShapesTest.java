package dev.awo.worker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.FailureKind;
import dev.awo.def.git.Committed;
import dev.awo.def.git.Workspace;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of repository works to the published branch, or is refused with one line. */
class RepositoryShapesTest {
  @TempDir private Path scratch;
  private TestRoom room;
  private UserRepo repo;

  @BeforeEach
  void makeRepository() {
    room = TestRoom.at(scratch.resolve("home"));
    repo = UserRepo.small(scratch.resolve("repo"));
  }

  @Test
  void aSubFolderLeadsToItsRepository() {
    assertThat(published(repo.path().resolve("src"), repo)).isEqualTo(repo.head());
  }

  @Test
  void aLinkToARepositoryLeadsToTheSamePool() throws IOException {
    Path link = Files.createSymbolicLink(scratch.resolve("link"), repo.path());
    Workspace direct = room.open(repo, "a");

    Workspace linked = room.open(link, "b", Optional.empty());

    assertThat(WorkspaceId.parse(linked.id()).pool())
        .isEqualTo(WorkspaceId.parse(direct.id()).pool());
  }

  @Test
  void aLinkedWorktreeStartsFromItsOwnHead() throws IOException {
    repo.git("worktree", "add", "-q", "-b", "side", scratch.resolve("linked").toString());
    UserRepo linked = new UserRepo(scratch.resolve("linked"));
    linked.write("side.txt", "side\n").commitAll("On the side");
    Files.createDirectory(linked.path().resolve("folder"));

    assertThat(published(linked.path().resolve("folder"), repo)).isEqualTo(linked.head());
    assertThat(linked.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void aBareRepositoryWorks() {
    Path bare = scratch.resolve("bare.git");
    UserRepo.run(scratch, "clone", "-q", "--bare", repo.path().toString(), bare.toString());

    assertThat(published(bare, new UserRepo(bare))).isEqualTo(repo.head());
  }

  @Test
  void aDetachedHeadIsTheBase() {
    repo.write("later.txt", "later\n").commitAll("Later");
    repo.git("checkout", "-q", "--detach", "HEAD~1");

    assertThat(published(repo.path(), repo)).isEqualTo(repo.head());
    assertThat(repo.git("rev-parse", "--abbrev-ref", "HEAD")).isEqualTo("HEAD");
  }

  @Test
  void packedRefsAndObjectsWork() {
    repo.git("gc", "-q");
    repo.git("pack-refs", "--all");

    assertThat(published(repo.path(), repo)).isEqualTo(repo.head());
  }

  @Test
  void aRepositoryThatBorrowsObjectsItselfWorks() {
    Path borrower = scratch.resolve("borrower");
    UserRepo.run(scratch, "clone", "-q", "--shared", repo.path().toString(), borrower.toString());

    assertThat(published(borrower, new UserRepo(borrower))).isEqualTo(repo.head());
  }

  @Test
  void aShallowCloneWorks() {
    repo.write("later.txt", "later\n").commitAll("Later");
    Path shallow = scratch.resolve("shallow");
    UserRepo.run(
        scratch, "clone", "-q", "--depth", "1", "file://" + repo.path(), shallow.toString());

    assertThat(published(shallow, new UserRepo(shallow))).isEqualTo(repo.head());
  }

  @ParameterizedTest
  @ValueSource(strings = {"blob:none", "tree:0"})
  void aPartialCloneWithoutTheFilesIsRefused(String filter) {
    repo.git("config", "uploadpack.allowFilter", "true");
    Path partial = scratch.resolve("partial");
    UserRepo.run(
        scratch,
        "clone",
        "-q",
        "--no-checkout",
        "--filter=" + filter,
        "file://" + repo.path(),
        partial.toString());

    assertRefused(() -> room.open(partial, "t", Optional.empty()), "git fetch --refetch");
    assertThat(FileTree.of(room.workspaces(), path -> path.contains("@"))).isEmpty();
  }

  @Test
  void aPartialCloneThatHasTheFilesWorks() {
    repo.git("config", "uploadpack.allowFilter", "true");
    Path partial = scratch.resolve("partial");
    UserRepo.run(
        scratch, "clone", "-q", "--filter=blob:none", "file://" + repo.path(), partial.toString());

    assertThat(published(partial, new UserRepo(partial))).isEqualTo(repo.head());
  }

  @Test
  void aSubmoduleIsARepositoryOfItsOwn() {
    UserRepo outer = UserRepo.small(scratch.resolve("outer"));
    outer.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        repo.path().toString(),
        "lib");
    Path submodule = outer.path().resolve("lib");

    assertThat(published(submodule, new UserRepo(submodule))).isEqualTo(repo.head());
  }

  @Test
  void aBaseMayBeABranchATagOrACommit() {
    String first = repo.head();
    repo.git("tag", "-a", "v1", "-m", "Version 1");
    repo.write("later.txt", "later\n").commitAll("Later");
    repo.git("branch", "old", first);

    assertThat(baseOf("t1", "old")).isEqualTo(first);
    assertThat(baseOf("t2", "v1")).isEqualTo(first);
    assertThat(baseOf("t3", "refs/heads/old")).isEqualTo(first);
    assertThat(baseOf("t4", first.substring(0, 10))).isEqualTo(first);
    assertThat(baseOf("t5", "HEAD")).isEqualTo(repo.head());
  }

  @Test
  void anUnknownBaseIsRefused() {
    assertRefused(() -> baseOf("t", "nope"), "no branch, tag or commit 'nope'");
    assertRefused(() -> baseOf("t", "main~1"), "no branch, tag or commit 'main~1'");
    assertRefused(() -> baseOf("t", "--all"), "no branch, tag or commit '--all'");
    assertRefused(() -> baseOf("t", "../../config"), "no branch, tag or commit");
    String tree = repo.git("rev-parse", "HEAD^{tree}");
    assertRefused(() -> baseOf("t", tree), "is no commit");
  }

  @Test
  void whatIsNoRepositoryIsRefused() throws IOException {
    Path plain = Files.createDirectory(scratch.resolve("plain"));
    assertRefused(() -> room.open(plain, "t", Optional.empty()), "is not in a git repository");
    Path missing = scratch.resolve("missing");
    assertRefused(() -> room.open(missing, "t", Optional.empty()), "there is no directory");
    Path relative = Path.of("repo");
    assertRefused(() -> room.open(relative, "t", Optional.empty()), "must be absolute");
    Files.writeString(plain.resolve(".git"), "gitdir: /nowhere\n");
    assertRefused(() -> room.open(plain, "t", Optional.empty()), "git worktree repair");
  }

  @Test
  void aRepositoryWithoutCommitsIsRefused() {
    UserRepo empty = UserRepo.init(scratch.resolve("empty"));

    assertRefused(() -> room.open(empty, "t"), "has no commits yet");
  }

  @Test
  void otherObjectNamesAreRefused() {
    UserRepo other = UserRepo.init(scratch.resolve("sha256"), "--object-format=sha256");
    other.write("file", "text\n").commitAll("First");

    assertRefused(() -> room.open(other, "t"), "names its objects by sha256");
  }

  @Test
  void unknownFormatsAreRefused() {
    repo.git("config", "core.repositoryformatversion", "1");
    repo.git("config", "extensions.fromTheFuture", "true");
    assertRefused(() -> room.open(repo, "t"), "uses the extension fromTheFuture");

    UserRepo future = UserRepo.small(scratch.resolve("future"));
    future.git("config", "core.repositoryformatversion", "7");
    assertRefused(() -> room.open(future, "t"), "uses repository format 7");
  }

  @Test
  void aBrokenConfigurationIsRefused() throws IOException {
    Files.writeString(repo.path().resolve(".git/config"), "[core\n");

    assertRefused(() -> room.open(repo, "t"), "the configuration of");
  }

  @Test
  void aFileNameThatIsNotUtf8IsRefused() {
    String blob = repo.git("rev-parse", "HEAD:README.md");
    String[] script = {
      "/bin/bash",
      "-c",
      "printf '100644 blob "
          + blob
          + "\\tcaf\\xe9\\n' | git mktree | xargs git commit-tree -m odd"
          + " | xargs git update-ref refs/heads/odd"
    };
    UserRepo.run(new ProcessBuilder(script).directory(repo.path().toFile()));

    assertRefused(() -> baseOf("t", "odd"), "is not UTF-8");
  }

  @Test
  void anExistingBranchIsRefused() {
    repo.git("branch", "auto/t");

    assertRefused(() -> room.open(repo, "t"), "the branch 'auto/t' is already there");
  }

  @Test
  void branchesInTheWayAreRefused() {
    repo.git("branch", "auto");
    assertRefused(() -> room.open(repo, "t"), "the branch 'auto' in");
    repo.git("branch", "-m", "auto", "auto/t/x");
    assertRefused(() -> room.open(repo, "t"), "the branch 'auto/t/x' in");
  }

  @Test
  void aBranchThatIsCheckedOutBeforeItExistsIsRefused() {
    repo.git("worktree", "add", "-q", "--detach", scratch.resolve("linked").toString());
    UserRepo linked = new UserRepo(scratch.resolve("linked"));
    linked.git("checkout", "-q", "--orphan", "auto/t");

    assertRefused(() -> room.open(repo, "t"), "is checked out");
    repo.git("checkout", "-q", "--orphan", "auto/u");
    assertRefused(() -> room.open(repo.path(), "u", Optional.of("main")), "is checked out");
  }

  private String baseOf(String task, String base) {
    return room.open(repo.path(), task, Optional.of(base)).base();
  }

  /** Runs a task on {@code path} to the end; the base it started from. */
  private String published(Path path, UserRepo where) {
    Workspace workspace = room.open(path, "t", Optional.empty());
    Committed commit = room.commit(workspace, 0, room.put("README.md", "# Changed\n"));
    room.publish(workspace, new UserRepo(path), commit.commit());
    assertThat(where.git("rev-parse", "refs/heads/auto/t")).isEqualTo(commit.commit());
    assertThat(where.git("show", "auto/t:README.md")).isEqualTo("# Changed");
    assertThat(where.git("rev-parse", "auto/t^")).isEqualTo(workspace.base());
    where.git("fsck", "--strict", "--no-dangling");
    return workspace.base();
  }

  private static void assertRefused(ThrowingCallable work, String line) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(FailureKind.REPOSITORY.name());
              assertThat(failure.isNonRetryable()).isTrue();
              assertThat(failure.getOriginalMessage()).contains(line).doesNotContain("\n");
            });
  }
}

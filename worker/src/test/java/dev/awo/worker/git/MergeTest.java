package dev.awo.worker.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.TaskKey;
import dev.awo.def.git.Committed;
import dev.awo.def.git.OpenRequest;
import dev.awo.def.git.ReleaseRequest;
import dev.awo.def.git.Workspace;
import dev.awo.def.merge.Advance;
import dev.awo.def.merge.AdvanceRequest;
import dev.awo.def.merge.Combination;
import dev.awo.def.merge.Combination.Joined;
import dev.awo.def.merge.Combination.Misfit;
import dev.awo.def.merge.CombineRequest;
import dev.awo.def.merge.Part;
import dev.awo.def.spec.CheckedOut;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merging in real repositories: what comes into the base branch, and what is left alone. */
class MergeTest {
  private static final TaskKey OWNER = new TaskKey("demo", "merge-main");

  @TempDir private Path directory;
  private TestRoom room;
  private UserRepo repo;
  private int runs;

  @BeforeEach
  void begin() {
    room = TestRoom.at(directory.resolve("home"));
    repo = UserRepo.small(directory.resolve("repo"));
    repo.git("checkout", "-q", "-b", "mine");
  }

  @Test
  void aBranchComesInByAMergeCommitOfExactlyItsTree() {
    String before = repo.git("rev-parse", "main");
    Part part = branch("a", "a.txt", "a\n");

    Combination combination = combine(part);

    assertThat(Files.exists(Path.of(combination.workspace().directory(), "a.txt"))).isTrue();
    assertThat(advance(combination, CheckedOut.LEAVE)).isEqualTo(new Advance.Advanced());
    assertThat(repo.git("rev-parse", "main^1")).isEqualTo(before);
    assertThat(repo.git("rev-parse", "main^2")).isEqualTo(repo.git("rev-parse", "auto/a"));
    assertThat(repo.git("rev-parse", "main^{tree}")).isEqualTo(combination.tree());
    assertThat(repo.git("log", "-1", "--format=%B", "main"))
        .startsWith("Merge auto/a into main")
        .contains("Awo-Task: demo/a");
    assertThat(repo.git("fsck", "--strict")).isEmpty();
  }

  @Test
  void severalBranchesAreOneStepOfTheBaseBranch() {
    String before = repo.git("rev-parse", "main");
    Combination combination =
        combine(branch("a", "a.txt", "a\n"), branch("b", "b.txt", "b\n"), branch("c", "c", "c\n"));

    advance(combination, CheckedOut.LEAVE);

    assertThat(repo.git("log", "--first-parent", "--format=%H", "main").lines())
        .containsExactly(combination.tip(), before);
    assertThat(repo.git("branch", "--merged", "main", "--format=%(refname:short)").lines())
        .contains("auto/a", "auto/b", "auto/c");
    assertThat(repo.git("fsck", "--strict")).isEmpty();
  }

  @Test
  void whatConflictsIsLeftOutAndSaidWhere() {
    Part first = branch("a", "src/app.txt", "one\nA\nthree\n");
    Part second = branch("b", "src/app.txt", "one\nB\nthree\n");
    Part third = branch("c", "c.txt", "c\n");

    Combination combination = combine(first, second, third);

    assertThat(combination.joined()).extracting(Joined::part).containsExactly(first, third);
    Misfit misfit = combination.misfits().getFirst();
    assertThat(misfit.part()).isEqualTo(second);
    assertThat(misfit.conflict()).isTrue();
    assertThat(misfit.alone()).as("another branch is in the way, not main").isFalse();
    assertThat(misfit.findings().headline()).contains("auto/b conflicts").contains("src/app.txt");
    assertThat(room.blobs.getText(misfit.findings().text()))
        .contains("<<<<<<< main")
        .contains("A\n=======\nB");
  }

  @Test
  void aBranchThatMovedSinceItsTaskEndedIsNotMerged() {
    Part.Branch part = branch("a", "a.txt", "a\n");
    repo.git("branch", "-f", "auto/a", "main");

    Misfit misfit = combine(part).misfits().getFirst();

    assertThat(misfit.conflict()).isFalse();
    assertThat(misfit.findings().headline()).contains("no longer where its task left it");
  }

  @Test
  void aBranchThatIsInAlreadyIsSaidToBe() {
    Part part = branch("a", "a.txt", "a\n");
    repo.git("checkout", "-q", "main");
    repo.git("merge", "-q", "--no-ff", "-m", "By hand", "auto/a");
    repo.git("checkout", "-q", "mine");

    Combination combination = combine(part);

    assertThat(combination.joined()).isEmpty();
    assertThat(combination.already())
        .singleElement()
        .satisfies(joined -> assertThat(joined.commit()).contains(repo.git("rev-parse", "main")));
  }

  @Test
  void aBaseThatMovedMeanwhileIsNotTouched() {
    Combination combination = combine(branch("a", "a.txt", "a\n"));
    repo.git("branch", "-f", "main", repo.write("x", "x").commitAll("By hand").head());
    String moved = repo.git("rev-parse", "main");

    assertThat(advance(combination, CheckedOut.LEAVE)).isEqualTo(new Advance.Moved());

    assertThat(repo.git("rev-parse", "main")).isEqualTo(moved);
  }

  @Test
  void advancingTwiceIsHarmlessAlsoWhenTheBaseHasGoneOn() {
    Combination combination = combine(branch("a", "a.txt", "a\n"));
    advance(combination, CheckedOut.LEAVE);
    Combination next = combine(branch("b", "b.txt", "b\n"));
    advance(next, CheckedOut.LEAVE);

    assertThat(advance(combination, CheckedOut.LEAVE)).isEqualTo(new Advance.Advanced());

    assertThat(repo.git("rev-parse", "main")).isEqualTo(next.tip());
  }

  @Test
  void aMergeIsTakenBackAlsoWhenOthersCameAfterIt() {
    Combination first = combine(branch("a", "a.txt", "a\n"), branch("b", "b.txt", "b\n"));
    advance(first, CheckedOut.LEAVE);
    advance(combine(branch("c", "c.txt", "c\n")), CheckedOut.LEAVE);
    String merge = first.joined().getFirst().commit().orElseThrow();

    Combination revert = combine(new Part.Revert("a", merge, "it is ugly"));
    advance(revert, CheckedOut.LEAVE);

    assertThat(files()).contains("b.txt", "c.txt").doesNotContain("a.txt");
    assertThat(repo.git("log", "-1", "--format=%B", "main"))
        .startsWith("Revert \"Merge auto/a into main\"")
        .contains("it is ugly")
        .contains("Awo-Reverts: " + merge);
    assertThat(repo.git("rev-list", "--parents", "-1", "main").split(" ")).hasSize(2);
  }

  @Test
  void aMergeOnWhichLaterChangesBuildCannotBeTakenBack() {
    Combination first = combine(branch("a", "a.txt", "a\n"));
    advance(first, CheckedOut.LEAVE);
    advance(combine(branch("b", "a.txt", "a\nand more\n")), CheckedOut.LEAVE);
    String merge = first.joined().getFirst().commit().orElseThrow();

    Combination revert = combine(new Part.Revert("a", merge, "it is ugly"));

    assertThat(revert.misfits()).singleElement().matches(Misfit::conflict);
  }

  @Test
  void aBaseThatIsCheckedOutIsLeftAloneAndTheMergeIsLeftReady() {
    repo.git("checkout", "-q", "main");
    repo.write("src/app.txt", "not committed\n");
    String before = repo.git("status", "--porcelain=v2", "--branch");
    Combination combination = combine(branch("a", "a.txt", "a\n"));

    Advance advance = advance(combination, CheckedOut.LEAVE);

    assertThat(advance).isInstanceOf(Advance.Blocked.class);
    assertThat(((Advance.Blocked) advance).words())
        .contains("git merge --ff-only refs/awo/ready/main");
    assertThat(repo.git("status", "--porcelain=v2", "--branch")).isEqualTo(before);
    assertThat(repo.git("rev-parse", "refs/awo/ready/main")).isEqualTo(combination.tip());

    repo.git("checkout", "-q", "--", ".");
    repo.git("merge", "-q", "--ff-only", "refs/awo/ready/main");
    assertThat(combine(new Part.Branch("a", "auto/a", repo.git("rev-parse", "auto/a"))).already())
        .hasSize(1);
  }

  @Test
  void aLinkedWorkingTreeCountsToo() {
    repo.git("worktree", "add", "-q", directory.resolve("linked").toString(), "main");

    Advance advance = advance(combine(branch("a", "a.txt", "a\n")), CheckedOut.LEAVE);

    assertThat(((Advance.Blocked) advance).words()).contains("linked");
  }

  @Test
  void aCleanWorkingTreeIsUpdatedTogetherWithItsBranch() {
    repo.git("checkout", "-q", "main");
    repo.write("untracked.txt", "mine\n");
    Path hook = repo.path().resolve(".git/hooks/post-index-change");
    repo.write(".git/hooks/post-index-change", "#!/bin/sh\ntouch " + directory + "/hook-ran\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();

    Advance advance = advance(combine(branch("a", "a.txt", "a\n")), CheckedOut.UPDATE);

    assertThat(advance).isEqualTo(new Advance.Advanced());
    assertThat(directory.resolve("hook-ran")).doesNotExist();
    assertThat(repo.path().resolve("a.txt")).hasContent("a\n");
    assertThat(repo.git("status", "--porcelain")).isEqualTo("?? untracked.txt");
  }

  @Test
  void aWorkingTreeThatIsNotCleanIsLeftAlone() {
    repo.git("checkout", "-q", "main");
    Combination combination = combine(branch("a", "a.txt", "a\n"));
    repo.write("src/app.txt", "not committed\n");
    String tip = repo.git("rev-parse", "main");

    Advance advance = advance(combination, CheckedOut.UPDATE);

    assertThat(((Advance.Blocked) advance).words()).contains("is not clean");
    assertThat(repo.git("rev-parse", "main")).isEqualTo(tip);
    assertThat(repo.path().resolve("src/app.txt")).hasContent("not committed\n");
  }

  @Test
  void aFileThatGitDoesNotKnowIsNotOverwritten() {
    repo.git("checkout", "-q", "main");
    repo.write("a.txt", "mine\n");
    String tip = repo.git("rev-parse", "main");

    Advance advance = advance(combine(branch("a", "a.txt", "a\n")), CheckedOut.UPDATE);

    assertThat(((Advance.Blocked) advance).words()).contains("cannot be updated");
    assertThat(repo.git("rev-parse", "main")).isEqualTo(tip);
    assertThat(repo.path().resolve("a.txt")).hasContent("mine\n");
  }

  @Test
  void filesThatWereNotUpdatedBeforeACrashAreUpdatedByTheRepetition() {
    repo.git("checkout", "-q", "main");
    Combination combination = combine(branch("a", "a.txt", "a\n"));
    advance(combination, CheckedOut.LEAVE);
    repo.git("update-ref", "refs/heads/main", combination.tip());

    assertThat(advance(combination, CheckedOut.UPDATE)).isEqualTo(new Advance.Advanced());

    assertThat(repo.git("status", "--porcelain")).isEmpty();
    assertThat(repo.path().resolve("a.txt")).hasContent("a\n");
  }

  @Test
  void theNextRoundOfATaskMayReplaceItsOwnBranchAndNoOther() {
    Part.Branch part = branch("a", "a.txt", "a\n");

    Workspace workspace =
        room.git.open(
            new OpenRequest(
                TestRoom.task("a"),
                "next-run",
                repo.path().toString(),
                Optional.of("main"),
                Optional.of(part.commit())));

    assertThat(workspace.branch()).isEqualTo("auto/a");
  }

  private List<String> files() {
    return repo.git("ls-tree", "-r", "--name-only", "main").lines().toList();
  }

  /** A task's branch with one change, from main as it is now. */
  private Part.Branch branch(String task, String file, String text) {
    Workspace workspace = room.open(repo.path(), task, Optional.of("main"));
    Committed commit = room.commit(workspace, 0, room.put(file, text));
    room.publish(workspace, repo, commit.commit());
    return new Part.Branch(task, "auto/" + task, commit.commit());
  }

  private Combination combine(Part... parts) {
    runs++;
    String run = TestRoom.RUN + "-" + runs;
    Combination combination =
        room.git
            .merging()
            .combine(
                new CombineRequest(
                    OWNER, run, repo.path().toString(), "main", Stream.of(parts).toList()));
    if (combination.joined().isEmpty()) {
      room.git.release(new ReleaseRequest(OWNER, run));
    }
    return combination;
  }

  private Advance advance(Combination combination, CheckedOut policy) {
    return room.git
        .merging()
        .advance(
            new AdvanceRequest(
                combination.workspace(),
                repo.path().toString(),
                "main",
                combination.base(),
                combination.tip(),
                policy));
  }
}

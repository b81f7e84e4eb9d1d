package dev.awo.worker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.FailureKind;
import dev.awo.def.git.CommitMessage;
import dev.awo.def.git.CommitRequest;
import dev.awo.def.git.Committed;
import dev.awo.def.git.PreviewRequest;
import dev.awo.def.git.Workspace;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.changes.FileChange;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A commit is made of the manifest's bytes and nothing else. */
class CommitTest {
  @TempDir private Path scratch;
  private UserRepo repo;
  private TestRoom room;
  private Workspace workspace;

  @BeforeEach
  void openAWorkspace() {
    room = TestRoom.at(scratch.resolve("home"));
    repo = UserRepo.small(scratch.resolve("repo"));
    repo.write("run.sh", "#!/bin/sh\n").link("link", "README.md").commitAll("Second");
    workspace = room.open(repo, "t");
  }

  @Test
  void theBytesAreThoseOfTheManifestWhateverLiesInTheTree() throws IOException {
    byte[] odd = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'a', '\r', '\n', 0, (byte) 0xff};
    BlobId content = room.blobs.put(odd);
    Files.writeString(tree().resolve("README.md"), "changed behind our back\n");
    Files.writeString(tree().resolve("left-over"), "x");

    Committed commit =
        room.commit(
            workspace,
            0,
            new FileChange.Put("src/ünï cødé.txt", content, false),
            new FileChange.Put("run.sh", content, true),
            new FileChange.Delete("src/app.txt"),
            new FileChange.Delete("src/never-was.txt"));
    room.publish(workspace, repo, commit.commit());

    assertThat(repo.git("-c", "core.quotepath=false", "ls-tree", "-r", "auto/t").lines())
        .containsExactly(
            "100644 blob " + repo.git("rev-parse", "HEAD:README.md") + "\tREADME.md",
            "120000 blob " + repo.git("rev-parse", "HEAD:link") + "\tlink",
            "100755 blob " + hash(odd) + "\trun.sh",
            "100644 blob " + hash(odd) + "\tsrc/ünï cødé.txt");
  }

  @Test
  void theTreeIsTheCommitAfterwards() throws IOException {
    Files.writeString(tree().resolve("left-over"), "x");
    Files.writeString(tree().resolve("src/app.txt"), "half of it");

    room.commit(workspace, 0, room.put("src/app.txt", "all of it"));

    assertThat(tree().resolve("left-over")).doesNotExist();
    assertThat(tree().resolve("src/app.txt")).hasContent("all of it");
  }

  @Test
  void aPreviewIsTheDiffOfTheCommitToComeAndChangesNothing() throws IOException {
    Files.writeString(tree().resolve("src/app.txt"), "under judgement");
    FileChange change = room.put("src/app.txt", "all of it");

    BlobId diff =
        room.git.preview(
            new PreviewRequest(workspace, new ChangeManifest(List.of(change)).storeIn(room.blobs)));

    assertThat(tree().resolve("src/app.txt")).hasContent("under judgement");
    Committed commit = room.commit(workspace, 0, change);
    assertThat(room.blobs.getText(diff))
        .contains("+all of it")
        .isEqualTo(room.blobs.getText(commit.diff()));
  }

  @Test
  void authorDateAndTrailersSayWhoMadeIt() {
    Committed commit = room.commit(workspace, 0, room.put("a.txt", "a\n"));
    room.publish(workspace, repo, commit.commit());

    assertThat(repo.git("log", "-1", "--format=%an <%ae> %at|%cn <%ce> %ct|%s", "auto/t"))
        .isEqualTo("Awo <awo@localhost> 1777863721|Awo <awo@localhost> 1777863721|Make it work");
    assertThat(repo.git("log", "-1", "--format=%(trailers:only)", "auto/t").lines())
        .containsExactly(
            "Awo-Task: demo/t",
            "Awo-Run: " + TestRoom.RUN,
            "Awo-Step: implement",
            "Awo-Attempt: 1",
            "Awo-Model: scripted/demo",
            "Awo-Prompt: " + "ab".repeat(32),
            "Awo-Verified: scan, make test",
            "Awo-Cost: $0.012345");
  }

  @Test
  void stepsFollowEachOther() {
    Committed first = room.commit(workspace, 0, room.put("a.txt", "a\n"));
    Committed second = room.commit(workspace, 1, room.put("b.txt", "b\n"));
    room.publish(workspace, repo, second.commit());

    assertThat(repo.git("log", "--format=%H", "HEAD..auto/t").lines())
        .containsExactly(second.commit(), first.commit());
  }

  @Test
  void theDiffIsWhatGitAppliesToTheBase() throws IOException {
    Committed commit =
        room.commit(
            workspace,
            0,
            room.put("src/app.txt", "one\n2\nthree\nfour"),
            new FileChange.Delete("README.md"),
            new FileChange.Put("run.sh", room.blobs.putText("#!/bin/sh\n"), true));
    room.publish(workspace, repo, commit.commit());

    assertThat(commit).extracting("files", "insertions", "deletions").containsExactly(3, 2, 2);
    Path patch = Files.writeString(scratch.resolve("patch"), room.blobs.getText(commit.diff()));
    repo.git("apply", "--index", patch.toString());
    assertThat(repo.git("write-tree")).isEqualTo(repo.git("rev-parse", "auto/t^{tree}"));
  }

  @Test
  void thePublishedDiffCoversAllSteps() {
    room.commit(workspace, 0, room.put("a.txt", "a\n"));
    Committed second = room.commit(workspace, 1, room.put("b.txt", "b\n"));

    BlobId diff = room.publish(workspace, repo, second.commit()).diff();

    assertThat(room.blobs.getText(diff)).contains("+++ b/a.txt", "+++ b/b.txt");
    assertThat(room.blobs.getText(second.diff())).doesNotContain("a.txt");
  }

  @Test
  void changesThatChangeNothingMakeNoCommit() {
    Committed same =
        room.commit(
            workspace,
            0,
            room.put("src/app.txt", "one\ntwo\nthree\n"),
            new FileChange.Delete("never-was"));

    assertThat(same.files()).isZero();
    assertThat(same.commit()).isEqualTo(workspace.base());
    assertThat(room.blobs.get(same.diff())).isEmpty();
    assertThat(room.commit(workspace, 1, room.put("a.txt", "a\n")).files()).isEqualTo(1);
    assertThat(room.commit(workspace, 0, room.put("src/app.txt", "one\ntwo\nthree\n")).commit())
        .isEqualTo(workspace.base());
  }

  @Test
  void aModeAloneIsAChange() {
    Committed commit =
        room.commit(
            workspace, 0, new FileChange.Put("run.sh", room.blobs.putText("#!/bin/sh\n"), true));

    assertThat(commit.files()).isEqualTo(1);
    assertThat(room.blobs.getText(commit.diff())).contains("old mode 100644", "new mode 100755");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".git/config",
        ".GIT/config",
        "sub/.git/hooks/pre-commit",
        "../outside",
        "/etc/passwd",
        "a//b",
        "a/./b",
        "",
        ".g\u200cit/config",
        "git~1/config",
        "nul\0byte"
      })
  void aPathThatGitRefusesIsRefused(String path) {
    assertThatThrownBy(() -> room.commit(workspace, 0, room.put(path, "x")))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo(FailureKind.INVALID_REQUEST.name()));
  }

  @ParameterizedTest
  @CsvSource({
    "README.md/x, README.md is no directory",
    "link/x, link is no directory",
    "library/x, library is no directory",
    "library, it is a submodule",
    "src, it is a directory"
  })
  void aFileWhereThereIsNoRoomIsRefused(String path, String why) {
    UserRepo library = UserRepo.small(scratch.resolve("library"));
    repo.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "-q", library.path().toString());
    repo.git("commit", "-q", "-m", "Add the library");
    Workspace withLibrary = room.open(repo, "u");

    assertThatThrownBy(() -> room.commit(withLibrary, 0, room.put(path, "x")))
        .isInstanceOf(ApplicationFailure.class)
        .hasMessageContaining(why);
  }

  @Test
  void aFileMayTakeThePlaceOfADirectoryWhoseFilesAreDeleted() {
    Committed commit =
        room.commit(
            workspace, 0, new FileChange.Delete("src/app.txt"), room.put("src", "now a file\n"));
    room.publish(workspace, repo, commit.commit());

    assertThat(repo.git("show", "auto/t:src")).isEqualTo("now a file");
  }

  @Test
  void theSamePathTwiceIsRefused() {
    assertThatThrownBy(() -> room.commit(workspace, 0, room.put("a", "1"), room.put("a", "2")))
        .hasMessageContaining("twice");
  }

  @Test
  void aWorkspaceOfAnotherRunIsRefused() {
    AttemptKey foreign = new AttemptKey(TestRoom.task("t"), "another-run", 0, 1);
    BlobId text = room.blobs.putText("x");
    CommitMessage message = new CommitMessage(text, "s", "m", text, "scan", Optional.empty(), 0);

    assertThatThrownBy(
            () ->
                room.git.commit(
                    new CommitRequest(
                        workspace, foreign, room.manifest(room.put("a", "b")), message)))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo(FailureKind.WORKSPACE_LOST.name()));
  }

  private Path tree() {
    return Path.of(workspace.directory());
  }

  private String hash(byte[] content) throws IOException {
    Path file = Files.write(scratch.resolve("content"), content);
    return UserRepo.run(scratch, "hash-object", "--no-filters", file.toString());
  }
}

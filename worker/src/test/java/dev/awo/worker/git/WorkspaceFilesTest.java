package dev.awo.worker.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.git.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The working tree is the commit's, byte for byte, whatever was done to it before. */
class WorkspaceFilesTest {
  @TempDir private Path scratch;
  private UserRepo repo;
  private TestRoom room;
  private Path outside;

  @BeforeEach
  void makeARepositoryWithAllKindsOfFiles() throws IOException {
    room = TestRoom.at(scratch.resolve("home"));
    outside = Files.createDirectory(scratch.resolve("outside"));
    Files.writeString(outside.resolve("precious"), "keep");
    repo = UserRepo.init(scratch.resolve("repo"));
    repo.write("dir/plain.txt", "plain\n");
    repo.write("dir/deeper/crlf.bat", "a\r\nb\r\n");
    repo.write("dir.txt", "sorts between dir and dir/\n");
    repo.write("Überblick – 概要.md", "unicode\n");
    repo.write("with space/a b.txt", "space\n");
    repo.write("run.sh", "#!/bin/sh\n");
    repo.write("empty", "");
    repo.write(".gitignore", "build/\n");
    repo.write(
        "big.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n");
    repo.link("link-in", "dir/plain.txt").link("link-out", outside.toString());
    repo.link("link-dangling", "nowhere");
    Files.setPosixFilePermissions(
        repo.path().resolve("run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
    repo.commitAll("All kinds");
    // Committed last, so that git did not convert the blobs on their way in.
    repo.write(".gitattributes", "* text=auto eol=lf\n*.bin filter=lfs\n");
    repo.git("add", ".gitattributes");
    repo.git("commit", "-q", "-m", "Attributes");
  }

  @Test
  void aFreshWorkspaceIsWhatIsCommitted() {
    Path tree = tree(room.open(repo, "t"));

    assertThat(FileTree.of(tree))
        .isEqualTo(FileTree.of(repo.path(), path -> !path.startsWith(".git/") && !isDotGit(path)));
  }

  @Test
  void lineEndingsAreThoseOfTheBlobs() {
    repo.git("config", "core.autocrlf", "true");

    Path file = tree(room.open(repo, "t")).resolve("dir/deeper/crlf.bat");

    assertThat(file).hasBinaryContent("a\r\nb\r\n".getBytes(UTF_8));
  }

  @Test
  void rollbackUndoesWhateverWasDone() throws IOException {
    Workspace workspace = room.open(repo, "t");
    Path tree = tree(workspace);
    Map<String, String> clean = FileTree.of(tree);
    Files.writeString(tree.resolve("dir/plain.txt"), "changed\n");
    Files.delete(tree.resolve("empty"));
    Files.createDirectory(tree.resolve("empty"));
    Files.writeString(tree.resolve("empty/child"), "x");
    Files.delete(tree.resolve("link-in"));
    Files.createSymbolicLink(tree.resolve("link-in"), Path.of("run.sh"));
    Files.setPosixFilePermissions(
        tree.resolve("run.sh"), PosixFilePermissions.fromString("rw-r--r--"));
    Files.createDirectories(tree.resolve("build/deep/deeper"));
    Files.writeString(tree.resolve("build/deep/deeper/ignored.o"), "x");
    Files.createDirectory(tree.resolve(".git"));
    Files.writeString(tree.resolve(".git/config"), "[core]\n");
    Files.createLink(tree.resolve("hard"), tree.resolve("dir.txt"));

    room.rollback(workspace);

    assertThat(FileTree.of(tree)).isEqualTo(clean);
  }

  @Test
  void aLinkInPlaceOfADirectoryIsReplacedAndNotFollowed() throws IOException {
    Workspace workspace = room.open(repo, "t");
    Path tree = tree(workspace);
    Map<String, String> clean = FileTree.of(tree);
    Aside.deleteAll(tree.resolve("dir"), () -> {});
    Files.createSymbolicLink(tree.resolve("dir"), outside);
    Files.createSymbolicLink(tree.resolve("leftover"), outside);

    room.rollback(workspace);

    assertThat(FileTree.of(tree)).isEqualTo(clean);
    assertThat(FileTree.of(outside)).containsOnlyKeys("precious");
    assertThat(outside.resolve("precious")).hasContent("keep");
  }

  @Test
  void aLinkInPlaceOfTheTreeItselfIsReplacedAndNotFollowed() throws IOException {
    Workspace workspace = room.open(repo, "t");
    Path tree = tree(workspace);
    Map<String, String> clean = FileTree.of(tree);
    Aside.deleteAll(tree, () -> {});
    Files.createSymbolicLink(tree, outside);

    room.rollback(workspace);

    assertThat(Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)).isTrue();
    assertThat(FileTree.of(tree)).isEqualTo(clean);
    assertThat(FileTree.of(outside)).containsOnlyKeys("precious");
  }

  /** A task's code may hide a change from the next task by setting size and time as they were. */
  @Test
  void aChangeWithTheOldSizeAndTimeIsFound() throws IOException {
    Workspace workspace = room.open(repo, "t");
    Path file = tree(workspace).resolve("dir/plain.txt");
    FileTime before = Files.getLastModifiedTime(file);
    Files.writeString(file, "plaiN\n");
    Files.setLastModifiedTime(file, before);

    room.rollback(workspace);

    assertThat(file).hasContent("plain\n");
  }

  @Test
  void directoriesThatNobodyMayEnterAreNoObstacle() throws IOException {
    Workspace workspace = room.open(repo, "t");
    Path tree = tree(workspace);
    Map<String, String> clean = FileTree.of(tree);
    Files.createDirectories(tree.resolve("mod/locked/inner"));
    Files.writeString(tree.resolve("mod/locked/inner/file"), "x");
    for (String closed : Set.of("mod/locked/inner", "mod/locked", "mod", "dir/deeper", "dir")) {
      Files.setPosixFilePermissions(
          tree.resolve(closed), PosixFilePermissions.fromString("r-xr-xr-x"));
    }

    room.rollback(workspace);

    assertThat(tree.resolve("mod")).doesNotExist();
    assertThat(FileTree.of(tree).keySet()).isEqualTo(clean.keySet());
    assertThat(Files.isWritable(tree.resolve("dir/deeper"))).isTrue();
  }

  @Test
  void leftoversMayBeDeeperThanAnyPath() throws IOException {
    Workspace workspace = room.open(repo, "t");
    Path tree = tree(workspace);
    Map<String, String> clean = FileTree.of(tree);
    String[] script = {
      "/bin/bash", "-c", "n=$(printf '%0100d' 0); for i in $(seq 60); do mkdir $n && cd -P $n; done"
    };
    UserRepo.run(new ProcessBuilder(script).directory(tree.toFile()));
    assertThat(tree.resolve("0".repeat(100))).exists();

    room.rollback(workspace);

    assertThat(FileTree.of(tree)).isEqualTo(clean);
  }

  @Test
  void submodulesStayEmptyDirectories() throws IOException {
    UserRepo library = UserRepo.small(scratch.resolve("library"));
    repo.git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        library.path().toString(),
        "lib");
    repo.git("commit", "-q", "-m", "Add the library");
    Workspace workspace = room.open(repo, "t");
    Path submodule = tree(workspace).resolve("lib");
    assertThat(FileTree.of(submodule)).isEmpty();
    Files.writeString(submodule.resolve("leftover"), "x");

    room.rollback(workspace);

    assertThat(FileTree.of(submodule)).isEmpty();
  }

  @Test
  void aPooledWorkspaceMovesToAnotherBase() throws IOException {
    Path first = tree(room.open(repo, "a"));
    Files.writeString(first.resolve("dir/leftover"), "x");
    room.release("a");
    repo.git("rm", "-q", "-r", "dir", "dir.txt");
    repo.write("dir", "now a file\n").write("dir.txt/now", "a directory\n").commitAll("Swap");

    Path second = tree(room.open(repo, "b"));

    assertThat(second).isEqualTo(first);
    assertThat(FileTree.of(second))
        .isEqualTo(FileTree.of(repo.path(), path -> !path.startsWith(".git/") && !isDotGit(path)));
  }

  private static boolean isDotGit(String path) {
    return path.equals(".git");
  }

  private static Path tree(Workspace workspace) {
    return Path.of(workspace.directory());
  }
}

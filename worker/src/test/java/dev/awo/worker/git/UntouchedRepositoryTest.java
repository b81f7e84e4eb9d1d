package dev.awo.worker.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.git.Committed;
import dev.awo.def.git.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of the user's changes, and nothing that the user's repository configures is run. */
class UntouchedRepositoryTest {
  private static final List<String> HOOKS =
      List.of(
          "applypatch-msg",
          "commit-msg",
          "fsmonitor-watchman",
          "post-checkout",
          "post-commit",
          "post-index-change",
          "post-merge",
          "post-rewrite",
          "pre-auto-gc",
          "pre-commit",
          "pre-push",
          "prepare-commit-msg",
          "reference-transaction",
          "update");

  @TempDir private Path scratch;
  private UserRepo repo;
  private Path canaries;
  private TestRoom room;

  @BeforeEach
  void makeADirtyRepositoryFullOfCanaries() throws IOException {
    room = TestRoom.at(scratch.resolve("home"));
    canaries = Files.createDirectory(scratch.resolve("canaries"));
    repo = UserRepo.small(scratch.resolve("repo"));
    repo.write("crlf.txt", "a\r\nb\r\n").write(".gitignore", "ignored/\n").commitAll("Second");
    repo.git("branch", "other", "HEAD~1");
    repo.git("tag", "v1");
    repo.write("src/app.txt", "stashed\n");
    repo.git("stash");
    repo.write("src/app.txt", "staged\n");
    repo.git("add", "src/app.txt");
    repo.write("src/app.txt", "staged, then changed\n");
    repo.write("untracked.txt", "mine\n");
    repo.write("ignored/cache", "mine too\n");
    // The filter and fsmonitor come last: the set-up above must not trip them.
    repo.write(".gitattributes", "* filter=canary diff=canary\n");
    repo.git("add", ".gitattributes");
    plantCanaries();
    assertThat(FileTree.of(canaries)).isEmpty();
  }

  @Test
  void openCommitAndPublishLeaveEverythingElseAsItWas() throws IOException {
    Map<String, String> before = FileTree.of(repo.path(), this::isTheUsers);
    String refs = looseAndPackedRefs();

    Workspace workspace = room.open(repo, "t");
    Committed first = room.commit(workspace, 0, room.put("src/app.txt", "one\n2\nthree\n"));
    Files.writeString(Path.of(workspace.directory(), "left-over"), "x");
    room.rollback(workspace);
    Committed second = room.commit(workspace, 1, room.put("src/new.txt", "new\n"));
    room.publish(workspace, repo, second.commit());

    assertThat(FileTree.of(repo.path(), this::isTheUsers)).isEqualTo(before);
    assertThat(looseAndPackedRefs()).isEqualTo(refs);
    assertThat(repo.path().resolve(".git/FETCH_HEAD")).doesNotExist();
    assertThat(repo.path().resolve(".git/logs/refs/heads/auto")).doesNotExist();
    assertThat(FileTree.of(canaries)).isEmpty();
    assertThat(Files.readString(repo.path().resolve(".git/refs/heads/auto/t")))
        .isEqualTo(second.commit() + "\n");
    assertThat(first.commit()).isNotEqualTo(second.commit());
  }

  @Test
  void theCanariesWouldHaveSung() throws IOException {
    repo.git("commit", "-q", "-a", "-m", "By hand");

    assertThat(FileTree.of(canaries).keySet())
        .contains("pre-commit", "post-commit", "reference-transaction", "clean", "fsmonitor");
  }

  @Test
  void nothingOfTheRepositoryIsCopiedIntoTheWorkspacesConfiguration() throws IOException {
    Workspace workspace = room.open(repo, "t");

    Path git = Path.of(workspace.directory()).resolveSibling("git");
    assertThat(git.resolve("hooks")).doesNotExist();
    assertThat(Files.readString(git.resolve("config")))
        .doesNotContain("filter", "remote", "canary");
    assertThat(Path.of(workspace.directory(), ".git")).doesNotExist();
  }

  /** All but new objects and the one branch, which are looked at apart. */
  private boolean isTheUsers(String path) {
    boolean isNew = path.startsWith(".git/objects/") || path.startsWith(".git/refs/heads/auto");
    return !isNew;
  }

  private String looseAndPackedRefs() {
    return repo.git("for-each-ref")
        .lines()
        .filter(line -> !line.endsWith("refs/heads/auto/t"))
        .toList()
        .toString();
  }

  private void plantCanaries() throws IOException {
    for (String hook : HOOKS) {
      script(repo.path().resolve(".git/hooks/" + hook), hook);
    }
    Path commands = Files.createDirectory(scratch.resolve("commands"));
    for (String name : List.of("clean", "smudge", "process", "fsmonitor", "textconv", "gpg")) {
      script(commands.resolve(name), name);
    }
    repo.git("config", "filter.canary.clean", commands.resolve("clean") + "; cat");
    repo.git("config", "filter.canary.smudge", commands.resolve("smudge") + "; cat");
    repo.git("config", "diff.canary.textconv", commands.resolve("textconv").toString());
    repo.git("config", "diff.external", commands.resolve("textconv").toString());
    repo.git("config", "core.fsmonitor", commands.resolve("fsmonitor").toString());
    repo.git("config", "core.autocrlf", "true");
    repo.git("config", "core.logAllRefUpdates", "always");
    repo.git("config", "gpg.program", commands.resolve("gpg").toString());
    repo.git("config", "diff.noprefix", "true");
  }

  private void script(Path path, String name) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "#!/bin/sh\ntouch '" + canaries.resolve(name) + "'\n");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}

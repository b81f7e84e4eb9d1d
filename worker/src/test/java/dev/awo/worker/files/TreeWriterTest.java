package dev.awo.worker.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.worker.files.FileChange.Action;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeWriterTest {
  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString("rw-r--r--");

  @TempDir private Path temporary;

  @Test
  void changesAreWrittenAndNothingElseIsLeft() throws IOException {
    Path root = root();
    TreeFixture.file(root, "src/a.js", "a\n");
    TreeFixture.program(root, "run.sh", "old\n");
    TreeFixture.file(root, "gone.txt", "x\n");

    TreeWriter.write(
        root,
        List.of(
            modified("src/a.js", "a\n", "b\n"),
            new Staged(
                change("run.sh", Action.MODIFIED, "new\n", FileMode.EXECUTABLE),
                Optional.of(content("old\n")),
                Optional.of(PosixFilePermissions.fromString("rwxr-x--x"))),
            created("deep/new/b.js", "c\n"),
            deleted("gone.txt", "x\n")));

    assertThat(TreeFixture.snapshot(root))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "", "directory",
                "src", "directory",
                "src/a.js", "rw-r--r-- b\n",
                "run.sh", "rwxr-x--x new\n",
                "deep", "directory",
                "deep/new", "directory",
                "deep/new/b.js", "rw-r--r-- c\n"));
  }

  @Test
  void executableBitFollowsTheMode() throws IOException {
    Path root = root();
    TreeFixture.file(root, "a.sh", "x\n");

    TreeWriter.write(
        root,
        List.of(
            new Staged(
                change("a.sh", Action.MODIFIED, "x\n", FileMode.EXECUTABLE),
                Optional.of(content("x\n")),
                Optional.of(PLAIN)),
            new Staged(
                change("b.sh", Action.CREATED, "y\n", FileMode.EXECUTABLE),
                Optional.empty(),
                Optional.empty())));

    assertThat(TreeFixture.snapshot(root))
        .containsEntry("a.sh", "rwxr-xr-x x\n")
        .containsEntry("b.sh", "rwxr-xr-x y\n");
  }

  @Test
  void failureOnTheWayUndoesEverything() throws IOException {
    Path root = root();
    TreeFixture.file(root, "a.txt", "a\n");
    TreeFixture.program(root, "b.sh", "b\n");
    TreeFixture.file(root, "c.txt", "c\n");
    Files.createDirectory(root.resolve("in-the-way"));
    TreeFixture.file(root, "in-the-way/x", "x\n");
    Map<String, String> before = TreeFixture.snapshot(root);

    assertThatThrownBy(
            () ->
                TreeWriter.write(
                    root,
                    List.of(
                        modified("a.txt", "a\n", "A\n"),
                        new Staged(
                            change("b.sh", Action.MODIFIED, "B\n", FileMode.EXECUTABLE),
                            Optional.of(content("b\n")),
                            Optional.of(PosixFilePermissions.fromString("rwxr-x--x"))),
                        deleted("c.txt", "c\n"),
                        created("new/deep/d.txt", "d\n"),
                        created("in-the-way", "no\n"))))
        .isInstanceOf(IOException.class);

    assertThat(TreeFixture.snapshot(root)).isEqualTo(before);
  }

  @Test
  void linkThatAppearsBelowTheRootIsNotFollowed() throws IOException {
    Path root = root();
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    TreeFixture.link(root, "dir", "../outside");

    assertThatThrownBy(
            () ->
                TreeWriter.write(
                    root, List.of(created("x.txt", "x\n"), created("dir/evil.txt", "x\n"))))
        .isInstanceOf(IOException.class);

    assertThat(outside).isEmptyDirectory();
    assertThat(root.resolve("x.txt")).doesNotExist();
  }

  @Test
  void linkInTheFilesPlaceIsReplacedAndNotWrittenThrough() throws IOException {
    Path root = root();
    Path victim = TreeFixture.file(temporary, "outside/victim.txt", "keep\n");
    TreeFixture.link(root, "a.txt", "../outside/victim.txt");

    TreeWriter.write(root, List.of(modified("a.txt", "keep\n", "evil\n")));

    assertThat(victim).hasContent("keep\n");
    assertThat(root.resolve("a.txt")).isRegularFile().hasContent("evil\n");
  }

  @Test
  void hardLinksToTheOldFileKeepTheOldText() throws IOException {
    Path root = root();
    Path shared = TreeFixture.file(temporary, "shared.txt", "old\n");
    Files.createLink(root.resolve("a.txt"), shared);

    TreeWriter.write(root, List.of(modified("a.txt", "old\n", "new\n")));

    assertThat(shared).hasContent("old\n");
    assertThat(root.resolve("a.txt")).hasContent("new\n");
  }

  @Test
  void interruptedThreadStillWritesAndStaysInterrupted() throws IOException {
    Path root = root();
    Thread.currentThread().interrupt();

    TreeWriter.write(root, List.of(created("a.txt", "x\n")));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(root.resolve("a.txt")).hasContent("x\n");
  }

  @Test
  void racingLinkSwapperNeverGetsAFileOutside() throws Exception {
    Path root = root();
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    Path directory = Files.createDirectory(root.resolve("dir"));
    Path aside = root.resolve("aside");
    AtomicBoolean done = new AtomicBoolean();
    Thread swapper =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!done.get()) {
                    swap(directory, aside, outside);
                  }
                });
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      try {
        TreeWriter.write(
            root,
            List.of(created("dir/f" + i + ".txt", "x\n"), created("dir/s" + i + "/g.txt", "y\n")));
      } catch (IOException e) {
        refused++;
      }
    }
    done.set(true);
    swapper.join();

    assertThat(outside).isEmptyDirectory();
    // The swapper may have left the directory aside; what was written is in one of the two.
    assertThat(TreeFixture.snapshot(root).keySet().stream().filter(path -> path.endsWith(".txt")))
        .hasSize(2 * (200 - refused));
    assertThat(TreeFixture.snapshot(root).keySet()).noneMatch(path -> path.contains(".awo-"));
  }

  /** Puts a link to the outside in the directory's place, and takes it away again. */
  private static void swap(Path directory, Path aside, Path outside) {
    try {
      Files.move(directory, aside);
      Files.createSymbolicLink(directory, outside);
      Files.delete(directory);
      Files.move(aside, directory);
    } catch (IOException e) {
      restore(directory, aside);
    }
  }

  private static void restore(Path directory, Path aside) {
    try {
      if (Files.isSymbolicLink(directory)) {
        Files.delete(directory);
      }
      if (Files.exists(aside) && !Files.exists(directory)) {
        Files.move(aside, directory);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path root() throws IOException {
    return Files.createDirectory(temporary.resolve("root"));
  }

  private static FileContent content(String text) {
    return FileContent.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static FileChange change(String path, Action action, String text, FileMode mode) {
    return new FileChange(path, action, Optional.of(content(text)), mode);
  }

  private static Staged created(String path, String text) {
    return new Staged(
        change(path, Action.CREATED, text, FileMode.REGULAR), Optional.empty(), Optional.empty());
  }

  private static Staged modified(String path, String before, String after) {
    return new Staged(
        change(path, Action.MODIFIED, after, FileMode.REGULAR),
        Optional.of(content(before)),
        Optional.of(PLAIN));
  }

  private static Staged deleted(String path, String before) {
    return new Staged(
        new FileChange(path, Action.DELETED, Optional.empty(), FileMode.REGULAR),
        Optional.of(content(before)),
        Optional.of(PLAIN));
  }
}

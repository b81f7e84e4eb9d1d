package dev.awo.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.blob.DirectoryBlobStore;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.changes.FileChange;
import dev.awo.worker.sandbox.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WrittenFilesTest {
  @RegisterExtension final Scratch scratch = new Scratch();
  private Path tree;
  private BlobStore blobs;
  private ChangeManifest changes;

  @BeforeEach
  void write() throws IOException {
    tree = scratch.directory("tree");
    scratch.directory("tree/src");
    blobs = new DirectoryBlobStore(scratch.path().resolve("blobs"));
    Files.writeString(tree.resolve("src/a"), "text");
    changes =
        new ChangeManifest(
            List.of(
                new FileChange.Put("src/a", blobs.putText("text"), false),
                new FileChange.Delete("src/b")));
  }

  private List<String> changed() {
    return WrittenFiles.changedSince(tree, changes, blobs);
  }

  @Test
  void untouchedFilesAreAsWritten() {
    assertThat(changed()).isEmpty();
  }

  @Test
  void otherBytesAreFound() throws IOException {
    Files.writeString(tree.resolve("src/a"), "Text");

    assertThat(changed()).containsExactly("src/a");
  }

  @Test
  void deletionsAndReturnsAreFound() throws IOException {
    Files.move(tree.resolve("src/a"), tree.resolve("src/b"));

    assertThat(changed()).containsExactly("src/a", "src/b");
  }

  @Test
  void linkWithTheSameContentIsNotTheFile() throws IOException {
    Files.move(tree.resolve("src/a"), tree.resolve("elsewhere"));
    Files.createSymbolicLink(tree.resolve("src/a"), tree.resolve("elsewhere"));

    assertThat(changed()).containsExactly("src/a");
  }

  @Test
  void linkedDirectoryWithTheSameContentIsNotTheDirectory() throws IOException {
    Files.move(tree.resolve("src"), scratch.path().resolve("moved"));
    Files.createSymbolicLink(tree.resolve("src"), scratch.path().resolve("moved"));

    assertThat(changed()).containsExactly("src/a");
  }

  @Test
  void pipeInTheFilesPlaceIsNotOpened() throws Exception {
    Files.delete(tree.resolve("src/a"));
    new ProcessBuilder("mkfifo", tree.resolve("src/a").toString()).start().waitFor();

    assertThat(changed()).containsExactly("src/a");
  }
}

package dev.awo.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LinkFarmTest {
  @RegisterExtension final Scratch scratch = new Scratch();

  private void file(String path) throws IOException {
    Path file = scratch.path().resolve("cache").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, path);
  }

  private Path fill(int depth, boolean wholeLeaves) {
    Path copy = scratch.path().resolve("copy");
    Path cache = scratch.path().resolve("cache");
    LinkFarm.fill(new ToolCache("copy", "below", cache, "marker", depth, wholeLeaves), copy);
    return copy.resolve("below");
  }

  @Test
  void versionsAreLinkedWholeAndWhatMavenRewritesIsCopied() throws IOException {
    file("org/lib/1.0/lib.jar");
    file("org/lib/maven-metadata-central.xml");
    file("org/own/1-SNAPSHOT/own.jar");

    Path copy = fill(Integer.MAX_VALUE, true);

    assertThat(copy.resolve("org/lib/1.0")).isSymbolicLink();
    assertThat(copy.resolve("org/lib/1.0/lib.jar")).hasContent("org/lib/1.0/lib.jar");
    assertThat(Files.isSymbolicLink(copy.resolve("org/lib"))).isFalse();
    assertThat(Files.isSymbolicLink(copy.resolve("org/lib/maven-metadata-central.xml"))).isFalse();
    assertThat(Files.isSymbolicLink(copy.resolve("org/own/1-SNAPSHOT"))).isFalse();
    assertThat(Files.isSymbolicLink(copy.resolve("org/own/1-SNAPSHOT/own.jar"))).isFalse();
  }

  @Test
  void directoriesStayOpenForMoreWhereFilesAreLinked() throws IOException {
    file("ab/ab12-d");

    Path copy = fill(2, false);

    assertThat(Files.isSymbolicLink(copy.resolve("ab"))).isFalse();
    assertThat(copy.resolve("ab/ab12-d")).isSymbolicLink().hasContent("ab/ab12-d");
  }

  @Test
  void linkingStopsAtItsDepthAndLeavesTemporaryFilesOut() throws IOException {
    file("content-v2/sha512/00/x");
    file("tmp/half");

    Path copy = fill(1, false);

    assertThat(copy.resolve("content-v2")).isSymbolicLink();
    assertThat(copy.resolve("tmp")).doesNotExist();
  }
}

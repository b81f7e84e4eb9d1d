package dev.awo.worker.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.worker.generate.Exports.FileExports;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportsTest {
  @TempDir Path directory;
  private final Exports exports = new Exports();

  @Test
  void oneTreeIsLookedAtOnceInWhateverWorkspaceItLies() {
    Requests one = project("one", "class A: pass\n");
    Requests same = project("same", "class A: pass\n");
    Requests changed = project("changed", "class B: pass\n");

    List<FileExports> first = of(one);

    assertThat(first).extracting(FileExports::path).containsExactly("a.py");
    assertThat(of(same)).isSameAs(first);
    assertThat(of(changed)).isNotSameAs(first).extracting("uses").containsExactly(0);
  }

  @Test
  void filesThatOthersUseComeFirst() {
    Requests requests =
        project("one", "class A: pass\n")
            .file("b.py", "def used(): pass\n")
            .file("c.py", "from b import used\n")
            .file("d.py", "import b\nb.used()\n");

    assertThat(of(requests))
        .extracting(FileExports::path, FileExports::uses)
        .first()
        .hasToString("(\"b.py\", 2)");
  }

  private Requests project(String name, String text) {
    return new Requests(directory.resolve(name)).file("a.py", text);
  }

  private List<FileExports> of(Requests requests) {
    WorkspaceReader reader = new WorkspaceReader(requests.workspace, text -> text);
    return exports.of(reader, reader.files());
  }
}

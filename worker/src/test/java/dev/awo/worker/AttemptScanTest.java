package dev.awo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.awo.def.git.Workspace;
import dev.awo.def.verify.Finding;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.blob.DirectoryBlobStore;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.changes.FileChange;
import dev.awo.worker.git.BaseFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AttemptScanTest {
  private static final Workspace WORKSPACE =
      new Workspace("1", "/tree", "base", "auto/task", "host", Duration.ofMinutes(1));

  @TempDir private Path scratch;
  private final Map<String, BaseFile> base = new HashMap<>();
  private BlobStore blobs;

  @BeforeEach
  void open() {
    blobs = new DirectoryBlobStore(scratch);
  }

  @Test
  void newCodeIsJudgedWhole() {
    assertThat(scan(put("a.py", "import os\nos.system(x)\n")))
        .extracting(Finding::file, Finding::line, Finding::rule)
        .containsExactly(tuple("a.py", 2, "shell-exec"));
  }

  @Test
  void oldSinsDoNotCount() {
    base("a.js", "eval(a);\n", 2, 2);
    assertThat(scan(put("a.js", "eval(a);\neval(b);\n")))
        .extracting(Finding::line)
        .containsExactly(2);
  }

  @Test
  void secretsInChangedLinesBlock() {
    base("a.env", "A=1\n", 2, 2);
    String token = "ghp_" + "9fK2mXq7LzR4vTb8NcY1wPd6HsJg3QeA5uZo";
    assertThat(scan(put("a.env", "A=1\nB=" + token + "\n")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity().blocks()).isTrue());
  }

  @Test
  void aMovedFileIsComparedWithWhatItWas() {
    base.put("old/a.js", new BaseFile("eval(a);\n", List.of()));
    assertThat(scan(put("new/a.js", "eval(a);\n"), new FileChange.Delete("old/a.js"))).isEmpty();
  }

  @Test
  void aSuppressionThatTheTaskAddsDoesNotCount() {
    String content = "// awo:ignore code-eval trusted\neval(a);\n";
    assertThat(scan(put("a.js", content))).hasSize(1);
    base("a.js", content, 2, 2);
    assertThat(scan(put("a.js", content))).isEmpty();
  }

  @Test
  void deletionsHaveNothingToScan() {
    assertThat(scan(new FileChange.Delete("a.js"))).isEmpty();
  }

  private void base(String path, String before, int first, int last) {
    base.put(path, new BaseFile(before, List.of(new BaseFile.Lines(first, last))));
  }

  private FileChange put(String path, String content) {
    return new FileChange.Put(path, blobs.putText(content), false);
  }

  private List<Finding> scan(FileChange... changes) {
    AttemptScan.Comparison comparison =
        (workspace, contents) -> {
          Map<String, BaseFile> found = new HashMap<>(base);
          found.keySet().retainAll(contents.keySet());
          return found;
        };
    return new AttemptScan(blobs, comparison).scan(WORKSPACE, new ChangeManifest(List.of(changes)));
  }
}

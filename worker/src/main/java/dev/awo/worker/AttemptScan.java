package dev.awo.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.awo.def.git.Workspace;
import dev.awo.def.verify.Finding;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.changes.FileChange;
import dev.awo.worker.git.BaseFile;
import dev.awo.worker.scan.LineRange;
import dev.awo.worker.scan.ScanRequest;
import dev.awo.worker.scan.SourceScanner;
import dev.awo.worker.verify.ChangeScan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scan before verification: dangerous code and secrets in what an attempt adds or changes. A
 * file that moved is compared with what it was before.
 */
record AttemptScan(BlobStore blobs, Comparison comparison) implements ChangeScan {

  /** Compares contents, by path, with the commit that the task started from. */
  @FunctionalInterface
  interface Comparison {
    Map<String, BaseFile> compare(Workspace workspace, Map<String, byte[]> contents);
  }

  @Override
  public List<Finding> scan(Workspace workspace, ChangeManifest manifest) {
    Map<String, byte[]> written = new LinkedHashMap<>();
    Map<String, byte[]> compared = new LinkedHashMap<>();
    for (FileChange change : manifest.changes()) {
      if (change instanceof FileChange.Put put) {
        byte[] content = blobs.get(put.content());
        written.put(put.path(), content);
        movedFrom(put, manifest).ifPresent(old -> compared.put(old, content));
      }
    }
    compared.putAll(written);
    Map<String, BaseFile> base = comparison.compare(workspace, compared);
    List<Finding> findings = new ArrayList<>();
    for (FileChange change : manifest.changes()) {
      if (change instanceof FileChange.Put put) {
        Optional<BaseFile> before =
            Optional.ofNullable(base.get(put.path()))
                .or(() -> movedFrom(put, manifest).map(base::get));
        String content = new String(written.get(put.path()), UTF_8);
        findings.addAll(SourceScanner.scan(request(put.path(), content, before)));
      }
    }
    return findings;
  }

  /** A deleted file of the same name, if there is just one. */
  private static Optional<String> movedFrom(FileChange.Put put, ChangeManifest manifest) {
    List<String> sources =
        manifest.changes().stream()
            .filter(change -> change instanceof FileChange.Delete)
            .map(FileChange::path)
            .filter(path -> name(path).equals(name(put.path())))
            .toList();
    return sources.size() == 1 ? Optional.of(sources.getFirst()) : Optional.empty();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static ScanRequest request(String path, String content, Optional<BaseFile> before) {
    Optional<List<LineRange>> changed =
        before.map(
            base ->
                base.changed().stream()
                    .map(lines -> new LineRange(lines.first(), lines.last()))
                    .toList());
    return new ScanRequest(path, content, changed, before.map(BaseFile::text));
  }
}

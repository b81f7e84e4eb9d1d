package dev.awo.worker;

import dev.awo.def.verify.Finding;
import dev.awo.def.verify.Severity;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.changes.FileChange;
import dev.awo.worker.secrets.SecretScanner;
import dev.awo.worker.verify.ChangeScan;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The scan before verification: keys and tokens in what an attempt wrote. */
record SecretScan(BlobStore blobs) implements ChangeScan {
  @Override
  public List<Finding> scan(Path root, ChangeManifest manifest) {
    return manifest.changes().stream().flatMap(this::inFile).toList();
  }

  private Stream<Finding> inFile(FileChange change) {
    return switch (change) {
      case FileChange.Delete delete -> Stream.of();
      case FileChange.Put put ->
          SecretScanner.find(blobs.getText(put.content())).stream()
              .map(
                  match ->
                      new Finding(
                          put.path(), match.line(), Severity.HIGH, match.rule(), match.message()));
    };
  }
}

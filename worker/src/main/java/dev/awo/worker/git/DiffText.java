package dev.awo.worker.git;

import dev.awo.worker.blob.BlobStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** Two commits or trees compared as git does by default, whatever the user's configuration says. */
final class DiffText {
  private final BlobStore blobs;
  private final Heartbeat heartbeat;

  DiffText(BlobStore blobs, Heartbeat heartbeat) {
    this.blobs = blobs;
    this.heartbeat = heartbeat;
  }

  Diff between(Repository repository, ObjectId from, ObjectId to) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (ObjectReader reader = repository.newObjectReader();
        DiffFormatter formatter = new DiffFormatter(text)) {
      formatter.setReader(reader, new Config());
      formatter.setDetectRenames(false);
      List<DiffEntry> entries = formatter.scan(from, to);
      int insertions = 0;
      int deletions = 0;
      for (DiffEntry entry : entries) {
        for (Edit edit : formatter.toFileHeader(entry).toEditList()) {
          insertions += edit.getLengthB();
          deletions += edit.getLengthA();
        }
        formatter.format(entry);
        heartbeat.beat();
      }
      formatter.flush();
      return new Diff(blobs.put(text.toByteArray()), entries.size(), insertions, deletions);
    }
  }
}

package dev.awo.worker.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.awo.def.BlobId;
import dev.awo.worker.blob.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** All changes of one attempt, kept in the blob store beside the contents they name. */
public record ChangeManifest(List<FileChange> changes) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  public ChangeManifest {
    changes = List.copyOf(changes);
  }

  /** Stores the manifest; the contents must be stored already. */
  public BlobId storeIn(BlobStore blobs) {
    try {
      return blobs.put(JSON.writeValueAsBytes(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest is always writable as JSON", e);
    }
  }

  public static ChangeManifest load(BlobStore blobs, BlobId id) {
    try {
      return JSON.readValue(blobs.get(id), ChangeManifest.class);
    } catch (IOException e) {
      throw new UncheckedIOException("blob " + id.sha256() + " is no change manifest", e);
    }
  }
}

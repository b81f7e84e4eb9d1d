package dev.awo.worker.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.awo.def.BlobId;
import dev.awo.worker.blob.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What a CLI agent made of a workspace's files, not judged yet: kept in the blob store beside the
 * contents it names.
 *
 * @param complaint why none of it is to be used, such as a timeout
 */
public record TreeAnswer(Optional<String> complaint, List<Entry> entries) {
  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  public TreeAnswer {
    entries = List.copyOf(entries);
  }

  /**
   * One path that differs from the last commit.
   *
   * @param content the bytes now, or a link's target; absent when nothing is there any more
   * @param mode the mode now as git writes it, for example {@code 100644}; the old one when nothing
   *     is there
   */
  public record Entry(String path, Optional<BlobId> content, String mode) {}

  /** Stores it; the contents must be stored already. */
  public BlobId storeIn(BlobStore blobs) {
    try {
      return blobs.put(JSON.writeValueAsBytes(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree's changes are always writable as JSON", e);
    }
  }

  public static TreeAnswer load(BlobStore blobs, BlobId id) {
    try {
      return JSON.readValue(blobs.get(id), TreeAnswer.class);
    } catch (IOException e) {
      throw new UncheckedIOException("blob " + id.sha256() + " holds no changes of a tree", e);
    }
  }
}

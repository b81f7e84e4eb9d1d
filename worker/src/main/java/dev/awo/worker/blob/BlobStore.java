package dev.awo.worker.blob;

import dev.awo.def.BlobId;
import java.nio.charset.StandardCharsets;

/** A content-addressed store: the same bytes have the same id, and never change. */
public interface BlobStore {
  /** Stores the bytes durably before it returns. */
  BlobId put(byte[] bytes);

  /** The bytes of a blob. Fails with {@link java.io.UncheckedIOException} when it is not there. */
  byte[] get(BlobId id);

  default BlobId putText(String text) {
    return put(text.getBytes(StandardCharsets.UTF_8));
  }

  default String getText(BlobId id) {
    return new String(get(id), StandardCharsets.UTF_8);
  }
}

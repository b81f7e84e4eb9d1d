package dev.awo.worker.changes;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.awo.def.BlobId;

/** One guarded change, by path relative to the root with {@code /} between its components. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "action")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FileChange.Put.class, name = "put"),
  @JsonSubTypes.Type(value = FileChange.Delete.class, name = "delete")
})
public sealed interface FileChange {
  String path();

  /** The file has exactly these bytes afterwards, whether it existed or not. */
  record Put(String path, BlobId content, boolean executable) implements FileChange {}

  /** The file is gone afterwards. */
  record Delete(String path) implements FileChange {}
}

package dev.awo.def.files;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.awo.def.BlobId;
import dev.awo.def.verify.Findings;
import java.util.List;

/** What became of an answer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Written.Applied.class, name = "applied"),
  @JsonSubTypes.Type(value = Written.Blocked.class, name = "blocked")
})
public sealed interface Written {
  /**
   * The workspace holds the changes.
   *
   * @param changes manifest of paths, modes and content blobs, in the blob store
   * @param needsApproval what a person should look at before it is merged, such as {@code
   *     package.json: scripts}
   */
  record Applied(BlobId changes, int files, List<String> needsApproval) implements Written {
    public Applied {
      needsApproval = List.copyOf(needsApproval);
    }
  }

  /** Nothing was written. */
  record Blocked(Findings findings) implements Written {}
}

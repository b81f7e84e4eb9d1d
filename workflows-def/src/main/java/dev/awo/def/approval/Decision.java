package dev.awo.def.approval;

import dev.awo.def.BlobId;
import java.time.Duration;
import java.util.Optional;

/** What became of something that waited for a person. */
public sealed interface Decision {
  record Approved(String by, Optional<BlobId> comment) implements Decision {}

  record Rejected(String by, Optional<BlobId> comment) implements Decision {}

  /** Nobody answered for so long. */
  record Expired(Duration after) implements Decision {}
}

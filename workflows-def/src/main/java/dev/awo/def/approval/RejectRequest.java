package dev.awo.def.approval;

import dev.awo.def.BlobId;
import java.util.Optional;

/**
 * A no to what waits.
 *
 * @param by who says so, for the record
 * @param comment what should be different, in the blob store
 */
public record RejectRequest(String by, Optional<BlobId> comment) {}

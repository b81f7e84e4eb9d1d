package dev.awo.def.approval;

import dev.awo.def.BlobId;
import java.util.Optional;

/**
 * A yes to what waits.
 *
 * @param by who says so, for the record
 * @param comment in the blob store
 */
public record ApproveRequest(String by, Optional<BlobId> comment) {}

package dev.awo.def.autopilot;

import dev.awo.def.BlobId;
import dev.awo.def.generate.Generation;
import java.util.Optional;

/**
 * What a model proposed.
 *
 * @param batch what could be read of it, with those refused and why
 * @param complaint why nothing could be used of the answer, in the blob store
 */
public record Proposed(Generation generation, BatchCount batch, Optional<BlobId> complaint) {}

package dev.awo.def.autopilot;

import dev.awo.def.BlobId;

/**
 * A batch of proposals in figures.
 *
 * @param batch the {@link Batch} in the blob store
 */
public record BatchCount(BlobId batch, int kept, int dropped) {}

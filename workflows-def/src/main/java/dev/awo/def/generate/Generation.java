package dev.awo.def.generate;

import dev.awo.def.BlobId;

/**
 * One answer, stored before this is returned, so that a repeated call is not paid for again.
 *
 * @param prompt the exact prompt that was sent, in the blob store; its id is the prompt's hash
 * @param reused true when the stored answer of an earlier, interrupted activity was found
 */
public record Generation(
    BlobId prompt, BlobId answer, StopReason stop, Usage usage, long millis, boolean reused) {}

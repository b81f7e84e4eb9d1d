package dev.awo.def.generate;

import dev.awo.def.BlobId;
import java.util.Optional;

/**
 * One answer, stored before this is returned, so that a repeated call is not paid for again.
 *
 * @param prompt the exact prompt that was sent, in the blob store; its id is the prompt's hash
 * @param reused true when the stored answer of an earlier, interrupted activity was found
 * @param tree what a CLI agent made of the workspace's files, in the blob store: that is then to be
 *     written, and the answer only tells of it
 */
public record Generation(
    BlobId prompt,
    BlobId answer,
    StopReason stop,
    Usage usage,
    long millis,
    boolean reused,
    Optional<BlobId> tree) {
  /** The same, found again. */
  public Generation again() {
    return new Generation(prompt, answer, stop, usage, millis, true, tree);
  }
}

package dev.awo.def.autopilot;

import dev.awo.def.BlobId;
import java.util.List;

/**
 * Brings a batch of proposals to the record.
 *
 * @param batch a {@link Batch} in the blob store
 */
public record BatchNote(long round, BlobId batch, List<RoundEvent> events) {
  public BatchNote {
    events = List.copyOf(events);
  }
}

package dev.awo.def.ledger;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.generate.Usage;
import java.util.List;

/** What a reserved call really cost, and what happened since the last word to the ledger. */
public record Settlement(
    AttemptKey key, Usage usage, BlobId prompt, BlobId answer, List<TaskEvent> events) {
  public Settlement {
    events = List.copyOf(events);
  }
}

package dev.awo.def.ledger;

import dev.awo.def.AttemptKey;
import dev.awo.def.generate.ModelChoice;
import java.util.List;

/**
 * Asks to spend at most what one call can cost: the prompt budget plus the output cap of {@code
 * model}.
 *
 * @param events what happened since the last word to the ledger
 */
public record Reservation(AttemptKey key, ModelChoice model, List<TaskEvent> events) {
  public Reservation {
    events = List.copyOf(events);
  }
}

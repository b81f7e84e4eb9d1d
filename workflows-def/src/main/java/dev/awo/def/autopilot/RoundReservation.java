package dev.awo.def.autopilot;

import dev.awo.def.AttemptKey;
import dev.awo.def.generate.ModelChoice;
import java.util.List;

/** Asks to spend at most what one call can cost. */
public record RoundReservation(
    long round, AttemptKey key, ModelChoice model, List<RoundEvent> events) {
  public RoundReservation {
    events = List.copyOf(events);
  }
}

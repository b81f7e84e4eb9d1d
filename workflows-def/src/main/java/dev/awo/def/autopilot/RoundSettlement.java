package dev.awo.def.autopilot;

import dev.awo.def.AttemptKey;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.ModelChoice;
import java.util.List;

/** What a reserved call really cost. */
public record RoundSettlement(
    long round, AttemptKey key, ModelChoice model, Generation generation, List<RoundEvent> events) {
  public RoundSettlement {
    events = List.copyOf(events);
  }
}

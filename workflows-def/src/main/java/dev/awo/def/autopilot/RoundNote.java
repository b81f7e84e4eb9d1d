package dev.awo.def.autopilot;

import java.util.List;

/** What happened in a round since its last word. */
public record RoundNote(long round, List<RoundEvent> events) {
  public RoundNote {
    events = List.copyOf(events);
  }
}

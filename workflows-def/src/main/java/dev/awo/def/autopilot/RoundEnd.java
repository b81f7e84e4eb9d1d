package dev.awo.def.autopilot;

import java.util.List;

/**
 * The last word on a round.
 *
 * @param words one line for people
 */
public record RoundEnd(long round, RoundResult result, String words, List<RoundEvent> events) {
  public RoundEnd {
    events = List.copyOf(events);
  }
}

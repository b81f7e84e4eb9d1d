package dev.awo.def.autopilot;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a round stands. All but the first are final. */
public enum RoundResult {
  RUNNING,
  /** It did what it was asked for. */
  DONE,
  /** Nothing was proposed, or nothing was kept. */
  NOTHING,
  /** A limit was reached; what it queued goes on when the limit is reset. */
  BUDGET,
  /** Another round of the project was under way. */
  SKIPPED,
  /** A person stopped it; what it queued goes on. */
  STOPPED,
  /** Something is wrong that the next round would meet again. */
  FAILED;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

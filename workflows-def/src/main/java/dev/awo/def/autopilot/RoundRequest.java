package dev.awo.def.autopilot;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Asks for one round. What holds for its tasks is looked up when it begins.
 *
 * @param maxTasks the most tasks that it may propose
 * @param approve whether proposals wait for a person before they are queued
 * @param origin who started it
 */
public record RoundRequest(
    String project, Goal goal, int maxTasks, boolean approve, Origin origin) {
  public RoundRequest {
    if (maxTasks < 1) {
      throw new IllegalArgumentException("a round may propose at least one task");
    }
  }

  /** How far a round goes. */
  public enum Goal {
    /** Proposes and reviews; what is kept waits for a person. */
    PROPOSE,
    /** Puts into the queue what is kept. */
    QUEUE,
    /** Runs what it queued, and checks the base before and after. */
    RUN;

    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who started a round. */
  public enum Origin {
    SCHEDULE,
    PERSON;

    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

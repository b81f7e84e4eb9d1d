package dev.awo.def.dispatch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How far a dispatcher goes by itself. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mode")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Mode.Paused.class, name = "paused"),
  @JsonSubTypes.Type(value = Mode.Next.class, name = "next"),
  @JsonSubTypes.Type(value = Mode.Loop.class, name = "loop"),
  @JsonSubTypes.Type(value = Mode.Watch.class, name = "watch")
})
public sealed interface Mode {
  /** Starts nothing; what runs goes on. */
  record Paused() implements Mode {}

  /** Starts so many more tasks, or as many as can run, and pauses when they have ended. */
  record Next(int remaining) implements Mode {
    /** The mode when one more task was started. */
    Next afterOne() {
      return new Next(remaining - 1);
    }
  }

  /** Starts tasks until none is left that can run, and pauses when they have ended. */
  record Loop() implements Mode {}

  /** Starts tasks as they come, until told otherwise. */
  record Watch() implements Mode {}
}

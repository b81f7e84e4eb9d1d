package dev.awo.api.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.api.view.QueueMode;
import dev.awo.api.view.ViewJson;
import dev.awo.def.dispatch.Mode;
import java.util.Optional;

/** A dispatcher's mode as it is kept, and as it is shown. */
final class Modes {
  private static final ObjectMapper JSON = ViewJson.strict();

  private Modes() {}

  static Mode read(String json) {
    try {
      return JSON.readValue(json, Mode.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a recorded mode cannot be read", e);
    }
  }

  static String write(Mode mode) {
    try {
      return JSON.writerFor(Mode.class).writeValueAsString(mode);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a mode is always writable as JSON", e);
    }
  }

  /** The mode to go on with when a dispatcher was lost; one that counts would count anew. */
  static Optional<Mode> lasting(Mode mode) {
    return mode instanceof Mode.Next ? Optional.empty() : Optional.of(mode);
  }

  static QueueMode label(Mode mode) {
    return switch (mode) {
      case Mode.Paused paused -> QueueMode.PAUSED;
      case Mode.Next next -> QueueMode.NEXT;
      case Mode.Loop loop -> QueueMode.LOOP;
      case Mode.Watch watch -> QueueMode.WATCH;
    };
  }
}

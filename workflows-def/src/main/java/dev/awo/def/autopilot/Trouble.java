package dev.awo.def.autopilot;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.Optional;

/** What a failed activity or child means to a round. */
final class Trouble {
  private Trouble() {}

  /** One line for people: what the innermost failure says. */
  static String reason(TemporalFailure failure) {
    String words = Optional.ofNullable(failure.getMessage()).orElse("failed without a message");
    for (Throwable cause = failure; cause instanceof TemporalFailure; cause = cause.getCause()) {
      if (cause instanceof ApplicationFailure said) {
        words = said.getOriginalMessage();
      }
      if (cause instanceof TimeoutFailure) {
        words = "no worker answered in time; see 'awo doctor'";
      }
    }
    return words;
  }
}

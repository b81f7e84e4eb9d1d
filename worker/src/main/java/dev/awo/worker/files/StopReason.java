package dev.awo.worker.files;

import java.util.Locale;
import java.util.Optional;

/** Whether the provider let the model finish. */
public enum StopReason {
  COMPLETE,
  TRUNCATED;

  /**
   * Reads a provider's word for it: OpenAI's {@code finish_reason}, Anthropic's {@code
   * stop_reason}.
   *
   * @return empty for a word that is none of theirs
   */
  public static Optional<StopReason> of(String word) {
    return switch (word.toLowerCase(Locale.ROOT).replace('-', '_')) {
      case "stop", "end_turn", "stop_sequence", "complete", "completed" -> Optional.of(COMPLETE);
      case "length",
          "max_tokens",
          "max_output_tokens",
          "model_context_window_exceeded",
          "content_filter",
          "pause_turn",
          "incomplete",
          "truncated" ->
          Optional.of(TRUNCATED);
      default -> Optional.empty();
    };
  }
}

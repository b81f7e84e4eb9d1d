package dev.awo.worker.offline;

import dev.awo.def.generate.StopReason;
import java.util.Locale;
import java.util.Optional;

/** The words by which providers say why a model stopped. */
final class StopWords {
  private StopWords() {}

  /**
   * Reads OpenAI's {@code finish_reason} or Anthropic's {@code stop_reason}; empty for a word that
   * is none of theirs.
   */
  static Optional<StopReason> read(String word) {
    return switch (word.toLowerCase(Locale.ROOT).replace('-', '_')) {
      case "stop", "end_turn", "stop_sequence", "complete", "completed" ->
          Optional.of(StopReason.STOP);
      case "length",
          "max_tokens",
          "max_output_tokens",
          "model_context_window_exceeded",
          "incomplete",
          "truncated" ->
          Optional.of(StopReason.LENGTH);
      case "content_filter", "refusal" -> Optional.of(StopReason.CONTENT_FILTER);
      default -> Optional.empty();
    };
  }
}

package dev.awo.worker.generate;

import dev.awo.def.generate.StopReason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the stop reason from a raw event. langchain4j folds the reasons it does not know into one,
 * or into none, so that a refusal or a full context window could not be told from a broken stream.
 */
final class StopReasons {
  /** Inside an answer's text, which is a JSON string, the quotes would be escaped. */
  private static final Pattern REASON =
      Pattern.compile("\"(?:finish_reason|stop_reason)\"\\s*:\\s*\"([a-z_]+)\"");

  private StopReasons() {}

  static Optional<StopReason> in(String event) {
    Matcher matcher = REASON.matcher(event);
    return matcher.find() ? Optional.of(meaning(matcher.group(1))) : Optional.empty();
  }

  private static StopReason meaning(String reason) {
    return switch (reason) {
      case "stop", "end_turn", "stop_sequence", "eos" -> StopReason.STOP;
      case "length", "max_tokens", "model_context_window_exceeded" -> StopReason.LENGTH;
      case "content_filter", "refusal" -> StopReason.CONTENT_FILTER;
      default -> StopReason.OTHER;
    };
  }
}

package dev.awo.worker.generate;

import dev.awo.def.generate.Provider;
import java.util.List;
import java.util.stream.Collectors;

/** Answers as the two wire formats stream them. */
final class Streams {
  private Streams() {}

  static String path(Provider provider) {
    return provider == Provider.ANTHROPIC ? "/v1/messages" : "/v1/chat/completions";
  }

  /**
   * A whole answer.
   *
   * @param stop in the provider's own word
   */
  static String answer(Provider provider, String stop, String... parts) {
    return switch (provider) {
      case ANTHROPIC -> anthropic(stop, List.of(parts));
      case OPENAI -> openAi(stop, List.of(parts));
      case SCRIPTED -> throw new IllegalArgumentException();
    };
  }

  /** The events up to and with the first words. */
  static String beginning(Provider provider, String words) {
    return provider == Provider.ANTHROPIC
        ? anthropicStart() + anthropicText(words)
        : openAiChunk(words);
  }

  private static String anthropic(String stop, List<String> parts) {
    return anthropicStart()
        + parts.stream().map(Streams::anthropicText).collect(Collectors.joining())
        + """
          event: content_block_stop
          data: {"type":"content_block_stop","index":0}

          event: message_delta
          data: {"type":"message_delta","delta":{"stop_reason":"%s","stop_sequence":null},\
          "usage":{"output_tokens":200}}

          event: message_stop
          data: {"type":"message_stop"}

          """
            .formatted(stop);
  }

  private static String anthropicStart() {
    return """
    event: message_start
    data: {"type":"message_start","message":{"id":"m1","type":"message","role":"assistant",\
    "model":"priced-model","content":[],"stop_reason":null,"usage":{"input_tokens":1000,\
    "cache_creation_input_tokens":500,"cache_read_input_tokens":2000,"output_tokens":1}}}

    event: ping
    data: {"type":"ping"}

    event: content_block_start
    data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

    """;
  }

  private static String anthropicText(String text) {
    return """
    event: content_block_delta
    data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"%s"}}

    """
        .formatted(escaped(text));
  }

  private static String openAi(String stop, List<String> parts) {
    return parts.stream().map(Streams::openAiChunk).collect(Collectors.joining())
        + """
          data: {"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{},\
          "finish_reason":"%s"}]}

          data: {"id":"c1","object":"chat.completion.chunk","choices":[],"usage":{\
          "prompt_tokens":3500,"completion_tokens":200,"total_tokens":3700,\
          "prompt_tokens_details":{"cached_tokens":2000}}}

          data: [DONE]

          """
            .formatted(stop);
  }

  private static String openAiChunk(String text) {
    return """
    data: {"id":"c1","object":"chat.completion.chunk","choices":[{"index":0,\
    "delta":{"role":"assistant","content":"%s"},"finish_reason":null}]}

    """
        .formatted(escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}

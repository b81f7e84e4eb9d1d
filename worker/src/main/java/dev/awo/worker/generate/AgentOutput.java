package dev.awo.worker.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.awo.def.generate.Usage;
import dev.awo.def.spec.CliAgent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a CLI agent printed.
 *
 * @param words its final words, or all of it
 * @param usage absent when it does not tell
 * @param failed whether it says itself that it failed
 */
record AgentOutput(String words, Optional<Usage> usage, boolean failed) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final BigDecimal MOST_USD = BigDecimal.valueOf(1_000_000);

  static AgentOutput read(CliAgent.Output format, String text) {
    return switch (format) {
      case TEXT -> new AgentOutput(text.strip(), Optional.empty(), false);
      case JSON -> ofObjects(text.strip());
    };
  }

  /** One object, or one a line; what is none is passed over. */
  private static AgentOutput ofObjects(String text) {
    List<JsonNode> objects = new ArrayList<>();
    parsed(text)
        .ifPresentOrElse(
            objects::add,
            () ->
                text.lines()
                    .map(AgentOutput::parsed)
                    .flatMap(Optional::stream)
                    .forEach(objects::add));
    Optional<String> words = last(objects.stream().flatMap(AgentOutput::words));
    Optional<Usage> usage = last(objects.stream().flatMap(AgentOutput::usage));
    boolean failed = objects.stream().anyMatch(object -> object.path("is_error").asBoolean());
    return new AgentOutput(words.orElse(text).strip(), usage, failed);
  }

  private static Optional<JsonNode> parsed(String text) {
    if (!text.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Stream<String> words(JsonNode object) {
    return Stream.of(
            object.path("result"), object.path("response"), object.path("item").path("text"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  /** Programs differ in how they spell these, and in whether what was cached is counted in. */
  private static Stream<Usage> usage(JsonNode object) {
    JsonNode usage = object.path("usage");
    if (!usage.isObject()) {
      return Stream.empty();
    }
    long read = count(usage, "cache_read_input_tokens", "cacheReadTokens");
    long written = count(usage, "cache_creation_input_tokens", "cacheWriteTokens");
    long within = count(usage, "cached_input_tokens");
    return Stream.of(
        new Usage(
            count(usage, "input_tokens", "inputTokens") + read + written,
            read + within,
            count(usage, "output_tokens", "outputTokens"),
            micros(object.path("total_cost_usd"))));
  }

  private static long count(JsonNode usage, String... names) {
    return Stream.of(names)
        .map(usage::path)
        .filter(JsonNode::isIntegralNumber)
        .mapToLong(node -> Math.clamp(node.asLong(), 0, Integer.MAX_VALUE))
        .findFirst()
        .orElse(0);
  }

  private static long micros(JsonNode usd) {
    if (!usd.isNumber() || usd.decimalValue().signum() < 0) {
      return 0;
    }
    return usd.decimalValue()
        .min(MOST_USD)
        .movePointRight(6)
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  private static <T> Optional<T> last(Stream<T> all) {
    return all.reduce((first, second) -> second);
  }
}

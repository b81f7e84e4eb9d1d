package dev.awo.def.generate;

/**
 * What one call consumed, as the provider reports it.
 *
 * @param cachedInputTokens part of {@code inputTokens} that was read from the provider's cache
 * @param costMicros millionths of a US dollar by the price table; 0 when the model has no price
 */
public record Usage(long inputTokens, long cachedInputTokens, long outputTokens, long costMicros) {
  public static final Usage NONE = new Usage(0, 0, 0, 0);

  public Usage plus(Usage other) {
    return new Usage(
        inputTokens + other.inputTokens,
        cachedInputTokens + other.cachedInputTokens,
        outputTokens + other.outputTokens,
        costMicros + other.costMicros);
  }
}

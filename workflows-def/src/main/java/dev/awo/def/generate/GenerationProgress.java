package dev.awo.def.generate;

/**
 * Heartbeat of a call under way.
 *
 * @param model as {@code provider/model}
 * @param characters of the answer that have arrived
 */
public record GenerationProgress(String model, long characters) {}

package dev.awo.def.autopilot;

/**
 * Where a round stands now, for a query.
 *
 * @param round its number; 0 until it has begun
 */
public record RoundProgress(long round, RoundResult result, String words) {}

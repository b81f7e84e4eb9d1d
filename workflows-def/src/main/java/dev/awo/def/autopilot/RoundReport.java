package dev.awo.def.autopilot;

/**
 * How a round ended.
 *
 * @param round its number; 0 when it did not begin
 * @param words one line for people
 */
public record RoundReport(long round, RoundResult result, String words) {}

package dev.awo.def.autopilot;

/**
 * Puts a round on record.
 *
 * @param run the workflow run; the same run is the same round
 */
public record RoundStart(RoundRequest request, String run) {}

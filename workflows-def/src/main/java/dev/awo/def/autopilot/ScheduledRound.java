package dev.awo.def.autopilot;

/**
 * What a schedule starts.
 *
 * @param cron when; for people, since the server keeps it in another form
 */
public record ScheduledRound(RoundRequest request, String cron) {}

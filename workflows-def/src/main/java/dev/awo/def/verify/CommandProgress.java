package dev.awo.def.verify;

/**
 * Heartbeat of a running command.
 *
 * @param outputBytes how much it has printed so far
 */
public record CommandProgress(String command, long seconds, long outputBytes) {}

package dev.awo.def.task;

/**
 * Holds a task before its next attempt, or lets it go on.
 *
 * @param by who asks, for the record
 */
public record PauseRequest(String by) {}

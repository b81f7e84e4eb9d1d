package dev.awo.def.task;

/**
 * Ends a task.
 *
 * @param by who asks, for the record
 */
public record CancelRequest(String by) {}

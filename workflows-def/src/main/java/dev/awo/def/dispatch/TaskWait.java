package dev.awo.def.dispatch;

/**
 * Word that a running task begins or ceases to wait for a person.
 *
 * @param round which run of the task, 1-based; a retry is the next one
 */
public record TaskWait(String task, int round, boolean waits) {}

package dev.awo.def.dispatch;

/**
 * One run of a task, which a retry does again.
 *
 * @param round 1-based; 0 when any run of the task is meant
 */
public record TaskRound(String task, int round) {}

package dev.awo.def.task;

/** Where a task stands now, for a query. */
public record TaskProgress(TaskStatus status, int step, int attempt, String words) {}

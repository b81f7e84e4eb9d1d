package dev.awo.def.dispatch;

import dev.awo.def.task.TaskStatus;

/**
 * Word that a task is over.
 *
 * @param round which run of the task, 1-based; a retry is the next one
 */
public record TaskEnd(String task, int round, TaskStatus status) {}

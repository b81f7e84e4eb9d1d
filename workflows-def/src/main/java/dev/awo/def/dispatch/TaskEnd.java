package dev.awo.def.dispatch;

import dev.awo.def.task.TaskStatus;

/** Word that a task is over. */
public record TaskEnd(String task, TaskStatus status) {}

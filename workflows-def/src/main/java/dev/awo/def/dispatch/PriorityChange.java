package dev.awo.def.dispatch;

/** Moves a waiting task forward or back. */
public record PriorityChange(String task, int priority) {}

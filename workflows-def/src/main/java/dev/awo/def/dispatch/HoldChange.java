package dev.awo.def.dispatch;

/** Keeps a waiting task from being started, or no longer. */
public record HoldChange(String task, boolean held) {}

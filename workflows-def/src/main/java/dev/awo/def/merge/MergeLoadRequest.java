package dev.awo.def.merge;

/** Asks how much a project's merge queues have to do. */
public record MergeLoadRequest(String project) {}

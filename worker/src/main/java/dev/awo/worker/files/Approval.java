package dev.awo.worker.files;

/**
 * A change that is allowed, but that a person should approve: it alters what build tools or agents
 * run.
 *
 * @param what what changed, in words, for example {@code "scripts"}
 */
public record Approval(String path, String what) {}

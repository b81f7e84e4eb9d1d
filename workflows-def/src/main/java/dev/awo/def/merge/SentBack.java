package dev.awo.def.merge;

/**
 * Whether the task runs again.
 *
 * @param words why not, or how
 */
public record SentBack(boolean again, String words) {}

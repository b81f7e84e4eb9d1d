package dev.awo.def.merge;

/**
 * The answer to whoever changes a merge queue.
 *
 * @param position 1-based place in the queue; 0 when it is not in it (any more)
 */
public record MergeReceipt(String task, MergeStatus status, int position) {}

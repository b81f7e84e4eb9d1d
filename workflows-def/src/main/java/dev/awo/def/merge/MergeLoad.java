package dev.awo.def.merge;

/**
 * What a project's merge queues have to do.
 *
 * @param active branches and reverts that are merged without a person's doing
 * @param waiting branches that wait for a person, or for the base branch to be well again
 */
public record MergeLoad(int active, int waiting) {}

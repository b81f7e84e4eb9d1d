package dev.awo.def.merge;

import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;

/**
 * Asks to run a task again.
 *
 * @param round the run whose branch cannot stay, 1-based
 * @param branch the base branch, where the next round starts
 * @param reason one line
 * @param evidence for the model, in the blob store
 */
public record SendBack(TaskKey task, int round, String branch, String reason, BlobId evidence) {}

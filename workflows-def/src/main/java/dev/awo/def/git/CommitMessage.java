package dev.awo.def.git;

import dev.awo.def.BlobId;

/**
 * What a commit says about its making. The subject comes from the instruction, which the worker
 * reads from the blob store, so that no prompt text travels here.
 *
 * @param model provider and model, such as {@code anthropic/claude-sonnet-4-5}
 * @param costMicros millionths of a US dollar spent on the step so far
 */
public record CommitMessage(BlobId instruction, String step, String model, long costMicros) {}

package dev.awo.def.git;

import dev.awo.def.BlobId;
import java.util.Optional;

/**
 * What a commit says about its making. The subject comes from the instruction, which the worker
 * reads from the blob store, so that no prompt text travels here.
 *
 * @param model provider and model, such as {@code anthropic/claude-sonnet-4-5}
 * @param prompt the exact prompt whose answer is committed; its id is the prompt's hash
 * @param verified what it passed, in short words, such as {@code scan, npm test}
 * @param approvedBy the person who allowed it, where one had to
 * @param costMicros millionths of a US dollar spent on the step so far
 */
public record CommitMessage(
    BlobId instruction,
    String step,
    String model,
    BlobId prompt,
    String verified,
    Optional<String> approvedBy,
    long costMicros) {}

package dev.awo.def.task;

import dev.awo.def.BlobId;

/**
 * How a check ended.
 *
 * @param headline one line, such as {@code mvn test: exit code 1}
 * @param commit what was checked, 40 hex digits
 * @param log what the commands printed, in the blob store
 */
public record CheckResult(boolean passed, String headline, String commit, BlobId log) {}

package dev.awo.def.git;

import dev.awo.def.BlobId;

/**
 * The branch as it now stands in the user's repository.
 *
 * @param diff everything the task changed, against its base; a unified diff in the blob store
 */
public record Published(String branch, String commit, BlobId diff) {}

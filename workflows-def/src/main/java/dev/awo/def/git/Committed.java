package dev.awo.def.git;

import dev.awo.def.BlobId;

/**
 * A commit as it was made in the workspace.
 *
 * @param commit the commit's object id, 40 hex digits
 * @param diff the commit as a unified diff, in the blob store
 */
public record Committed(String commit, BlobId diff, int files, int insertions, int deletions) {}

package dev.awo.def.git;

import dev.awo.def.BlobId;

/**
 * The workspace's last commit after a request for one. Where the changes left every file as it was,
 * no commit was made: {@code files} is 0, the diff is empty, and {@code commit} is the one before.
 *
 * @param commit the commit's object id, 40 hex digits
 * @param diff against the parent, a unified diff with git's headers in the blob store
 * @param insertions lines added; of a binary file none are counted
 */
public record Committed(String commit, BlobId diff, int files, int insertions, int deletions) {}

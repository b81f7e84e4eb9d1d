package dev.awo.def.git;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;

/**
 * Asks for one commit on top of the workspace's last one. The same key always has the same commit.
 *
 * @param changes the manifest that {@code write} returned: the commit is made of exactly these
 *     bytes
 */
public record CommitRequest(
    Workspace workspace, AttemptKey key, BlobId changes, CommitMessage message) {}

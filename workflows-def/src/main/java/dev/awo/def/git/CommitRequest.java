package dev.awo.def.git;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;

/**
 * Asks for one commit on top of the workspace's last one.
 *
 * @param changes the manifest that {@code write} returned: the commit is made of exactly these
 *     bytes
 * @param message subject, body and trailers, as text in the blob store
 */
public record CommitRequest(
    Workspace workspace, AttemptKey key, BlobId changes, CommitMessage message) {}

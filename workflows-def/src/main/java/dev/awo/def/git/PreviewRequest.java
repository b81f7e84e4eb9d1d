package dev.awo.def.git;

import dev.awo.def.BlobId;

/**
 * Asks what a commit of these changes would change.
 *
 * @param changes the manifest that {@code write} returned
 */
public record PreviewRequest(Workspace workspace, BlobId changes) {}

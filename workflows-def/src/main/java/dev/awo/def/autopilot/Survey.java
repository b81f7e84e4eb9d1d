package dev.awo.def.autopilot;

import dev.awo.def.BlobId;

/**
 * What was seen in a project's tree.
 *
 * @param text in the blob store
 * @param headline one line, such as {@code 12 files, 3 TODOs, 1 finding, 2 files without tests}
 */
public record Survey(BlobId text, String headline) {}

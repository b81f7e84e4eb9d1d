package dev.awo.def.verify;

import dev.awo.def.BlobId;

/**
 * Why an attempt was turned down.
 *
 * @param headline one line for people, such as {@code mvn test: exit code 1}; no file content
 * @param text everything the next attempt should know, in the blob store
 */
public record Findings(String headline, BlobId text) {}

package dev.awo.def;

import java.util.regex.Pattern;

/**
 * Names a text or byte sequence in the blob store by its SHA-256 (64 lower-case hex digits).
 * Prompts, answers and logs travel through workflows as blob ids only, never as text.
 */
public record BlobId(String sha256) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public BlobId {
    if (!HEX.matcher(sha256).matches()) {
      throw new IllegalArgumentException("a blob id is 64 lower-case hex digits");
    }
  }

  /** Where a directory store keeps the blob, relative to its root. */
  public String relativePath() {
    return sha256.substring(0, 2) + "/" + sha256.substring(2);
  }
}

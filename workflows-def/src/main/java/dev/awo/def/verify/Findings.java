package dev.awo.def.verify;

import dev.awo.def.BlobId;
import java.util.Optional;

/**
 * Why an attempt was turned down.
 *
 * @param headline one line for people, such as {@code mvn test: exit code 1}; no file content
 * @param text everything the next attempt should know, in the blob store
 * @param likeness a hash of the text without what differs from run to run, such as times; absent
 *     where nothing does
 */
public record Findings(String headline, BlobId text, Optional<String> likeness) {
  public Findings(String headline, BlobId text) {
    this(headline, text, Optional.empty());
  }

  /** Whether the other attempt was turned down for the same. */
  public boolean isLike(Findings other) {
    return text.equals(other.text) || (likeness.isPresent() && likeness.equals(other.likeness));
  }
}

package dev.awo.worker.files;

import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * A change that is ready to be written.
 *
 * @param before the bytes there now; empty when there is no file, or one too large to have been
 *     read
 * @param permissions the ones to keep; empty for a new file
 */
record Staged(
    FileChange change,
    Optional<FileContent> before,
    Optional<Set<PosixFilePermission>> permissions) {
  /** True when the tree has these bytes and this mode already. */
  boolean isThere() {
    boolean sameBytes = before.isPresent() && before.equals(change.content());
    return sameBytes && permissions.isPresent() && Modes.of(permissions.get()) == change.mode();
  }
}

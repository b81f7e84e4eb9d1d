package dev.awo.worker.files;

import java.util.Optional;

/**
 * One guarded change; a commit is built from exactly these bytes.
 *
 * @param path relative to the root, with {@code /}
 * @param content the new bytes; empty for a deletion
 * @param mode the new mode, or the last one of a deleted file
 */
public record FileChange(String path, Action action, Optional<FileContent> content, FileMode mode) {

  /**
   * What happens to the file. {@code MODIFIED} with the same bytes is an edit that was already
   * there.
   */
  public enum Action {
    CREATED,
    MODIFIED,
    DELETED
  }
}

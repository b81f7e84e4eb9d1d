package dev.awo.worker.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Changes that an agent has made in a tree, to be judged by the guard that answers go through.
 *
 * @param root the tree that has them, or had its files as they were before
 */
public record JudgeRequest(Path root, List<TreeChange> changes, GuardPolicy policy) {
  public JudgeRequest {
    changes = List.copyOf(changes);
  }

  /**
   * One entry of the diff between the base and the tree; a rename is two.
   *
   * @param before the bytes in the base; empty when the file is new
   * @param after the bytes now; empty when the file is gone
   * @param mode the mode now in octal as git writes it, for example {@code 100644}; the old one
   *     when the file is gone
   */
  public record TreeChange(
      String path, Optional<FileContent> before, Optional<FileContent> after, String mode) {}
}

package dev.awo.worker.files;

import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.changes.TreeAnswer;
import dev.awo.worker.files.JudgeRequest.TreeChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets what an agent made of a tree beside the tree as it was, to be judged and written there. */
final class AgentChanges {
  /** Larger files may be deleted but not changed. */
  private static final long LARGEST_BASE = 64 << 20;

  private static final FileContent UNREAD = FileContent.of(new byte[0]);

  private final Path root;

  /**
   * @param root a tree whose files are those of the last commit
   */
  AgentChanges(Path root) {
    this.root = root;
  }

  List<TreeChange> of(TreeAnswer answer, BlobStore blobs) throws IOException {
    List<TreeChange> changes = new ArrayList<>();
    try (Tree tree = Tree.open(root, LARGEST_BASE)) {
      for (TreeAnswer.Entry entry : answer.entries()) {
        changes.add(
            new TreeChange(
                entry.path(),
                before(tree.at(RepoPath.of(entry.path()))),
                entry.content().map(id -> FileContent.of(blobs.get(id))),
                entry.mode()));
      }
    }
    return changes;
  }

  List<Staged> staged(List<FileChange> changes) throws IOException {
    List<Staged> staged = new ArrayList<>();
    try (Tree tree = Tree.open(root, LARGEST_BASE)) {
      for (FileChange change : changes) {
        staged.add(
            tree.at(RepoPath.of(change.path())) instanceof Tree.Entry.Regular regular
                ? new Staged(change, regular.content(), Optional.of(regular.permissions()))
                : new Staged(change, Optional.empty(), Optional.empty()));
      }
    }
    return staged;
  }

  /** What no edit may touch has no content here; the judge says so. */
  private static Optional<FileContent> before(Tree.Entry entry) {
    return switch (entry) {
      case Tree.Entry.Absent absent -> Optional.empty();
      case Tree.Entry.Barred barred -> Optional.empty();
      case Tree.Entry.Regular regular -> Optional.of(regular.content().orElse(UNREAD));
    };
  }
}

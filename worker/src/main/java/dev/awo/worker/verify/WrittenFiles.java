package dev.awo.worker.verify;

import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.changes.FileChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether the files of a change are still as they were written, after commands could touch them.
 */
final class WrittenFiles {
  private WrittenFiles() {}

  /** The paths that differ from the manifest, in its order. */
  static List<String> changedSince(Path tree, ChangeManifest changes, BlobStore blobs) {
    List<String> changed = new ArrayList<>();
    for (FileChange change : changes.changes()) {
      boolean asWritten =
          switch (change) {
            case FileChange.Put put -> holds(tree, put.path(), blobs.get(put.content()));
            case FileChange.Delete delete ->
                !Files.exists(tree.resolve(delete.path()), LinkOption.NOFOLLOW_LINKS);
          };
      if (!asWritten) {
        changed.add(change.path());
      }
    }
    return changed;
  }

  /** Opens regular files of the right size only: a command may have left a link or a pipe there. */
  private static boolean holds(Path tree, String path, byte[] content) {
    try {
      Path file = tree.resolve(path);
      Path real = tree.toRealPath().resolve(path);
      boolean inPlace =
          Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && file.toRealPath().equals(real)
              && Files.size(file) == content.length;
      if (!inPlace) {
        return false;
      }
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        return Arrays.equals(in.readNBytes(content.length + 1), content);
      }
    } catch (AccessDeniedException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + " in the workspace", e);
    }
  }
}

package dev.awo.worker.git;

import dev.awo.def.BlobId;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.changes.FileChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What lies between two trees, as verification wants it. Links and submodules are left out. */
final class TreeChanges {
  private TreeChanges() {}

  static BlobId between(
      Repository repository, ObjectId from, ObjectId to, BlobStore blobs, Heartbeat heartbeat)
      throws IOException {
    List<FileChange> changes = new ArrayList<>();
    try (ObjectReader reader = repository.newObjectReader();
        TreeWalk walk = new TreeWalk(reader)) {
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      walk.addTree(from);
      walk.addTree(to);
      while (walk.next()) {
        if (isFile(walk.getRawMode(1))) {
          BlobId content = blobs.put(reader.open(walk.getObjectId(1)).getBytes());
          boolean executable = FileMode.EXECUTABLE_FILE.equals(walk.getRawMode(1));
          changes.add(new FileChange.Put(walk.getPathString(), content, executable));
        } else if (walk.getRawMode(1) == FileMode.TYPE_MISSING && isFile(walk.getRawMode(0))) {
          changes.add(new FileChange.Delete(walk.getPathString()));
        }
        heartbeat.beat();
      }
    }
    return new ChangeManifest(changes).storeIn(blobs);
  }

  private static boolean isFile(int mode) {
    return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
  }
}

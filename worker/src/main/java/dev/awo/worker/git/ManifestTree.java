package dev.awo.worker.git;

import dev.awo.def.FailureKind;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.changes.FileChange;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;

/** A commit's tree with the changes of a manifest made to it, byte for byte. */
final class ManifestTree {
  private final ObjectReader reader;
  private final ObjectInserter inserter;
  private final BlobStore blobs;
  private final Heartbeat heartbeat;

  ManifestTree(ObjectReader reader, ObjectInserter inserter, BlobStore blobs, Heartbeat heartbeat) {
    this.reader = reader;
    this.inserter = inserter;
    this.blobs = blobs;
    this.heartbeat = heartbeat;
  }

  /**
   * Stores the tree; empty when it would be the parent's. Fails with {@link
   * FailureKind#INVALID_REQUEST} on a path that git may not have: the guard should have refused it.
   */
  Optional<ObjectId> on(RevCommit parent, ChangeManifest manifest) throws IOException {
    requireSafe(manifest);
    DirCache content = DirCache.newInCore();
    DirCacheBuilder builder = content.builder();
    builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, parent.getTree());
    builder.finish();
    requireRoom(manifest, content);
    DirCacheEditor editor = content.editor();
    boolean changed = false;
    for (FileChange change : manifest.changes()) {
      changed |= apply(change, content, editor);
      heartbeat.beat();
    }
    if (!changed) {
      return Optional.empty();
    }
    editor.finish();
    return Optional.of(content.writeTree(inserter));
  }

  /** The editor would make room by itself, and so drop a submodule or a directory unasked. */
  private static void requireRoom(ChangeManifest manifest, DirCache content) {
    Set<String> deleted = new HashSet<>();
    for (FileChange change : manifest.changes()) {
      if (change instanceof FileChange.Delete delete) {
        deleted.add(delete.path());
      }
    }
    for (FileChange change : manifest.changes()) {
      if (change instanceof FileChange.Put put) {
        requireRoom(put.path(), content, deleted);
      }
    }
  }

  private static void requireRoom(String path, DirCache content, Set<String> deleted) {
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      String above = path.substring(0, end);
      if (content.getEntry(above) != null && !deleted.contains(above)) {
        throw noRoom(path, above + " is no directory of the repository");
      }
    }
    DirCacheEntry present = content.getEntry(path);
    if (present != null && FileMode.GITLINK.equals(present.getRawMode())) {
      throw noRoom(path, "it is a submodule");
    }
    for (DirCacheEntry below : content.getEntriesWithin(path)) {
      if (!deleted.contains(below.getPathString()) && !below.getPathString().equals(path)) {
        throw noRoom(path, "it is a directory");
      }
    }
  }

  private static ApplicationFailure noRoom(String path, String why) {
    return FailureKind.INVALID_REQUEST.failure(
        "a change puts a file at " + Printable.of(path) + ", but " + Printable.of(why));
  }

  private boolean apply(FileChange change, DirCache content, DirCacheEditor editor)
      throws IOException {
    DirCacheEntry before = content.getEntry(change.path());
    return switch (change) {
      case FileChange.Delete delete -> {
        editor.add(new DirCacheEditor.DeletePath(delete.path()));
        yield before != null;
      }
      case FileChange.Put put -> {
        FileMode mode = put.executable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE;
        ObjectId blob = inserter.insert(Constants.OBJ_BLOB, blobs.get(put.content()));
        editor.add(new Put(put.path(), mode, blob));
        yield before == null
            || !before.getObjectId().equals(blob)
            || !mode.equals(before.getRawMode());
      }
    };
  }

  private static final class Put extends DirCacheEditor.PathEdit {
    private final FileMode mode;
    private final ObjectId blob;

    private Put(String path, FileMode mode, ObjectId blob) {
      super(path);
      this.mode = mode;
      this.blob = blob;
    }

    @Override
    public void apply(DirCacheEntry entry) {
      entry.setFileMode(mode);
      entry.setObjectId(blob);
    }
  }

  private static void requireSafe(ChangeManifest manifest) {
    ObjectChecker checker = new ObjectChecker().setSafeForMacOS(true);
    Set<String> paths = new HashSet<>();
    for (FileChange change : manifest.changes()) {
      try {
        checker.checkPath(change.path());
      } catch (CorruptObjectException e) {
        throw FailureKind.INVALID_REQUEST.failure(
            "a change names the path " + Printable.of(change.path()) + ", which git refuses", e);
      }
      if (!paths.add(change.path())) {
        throw FailureKind.INVALID_REQUEST.failure(
            "the changes name the path " + Printable.of(change.path()) + " twice");
      }
    }
  }
}

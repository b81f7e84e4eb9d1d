package dev.awo.worker.git;

import dev.awo.def.FailureKind;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.InvalidPathException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.FS;

/**
 * The files of a workspace. An index beside them remembers what was written and when, so that
 * putting them back costs one lstat a file and rewrites only what was touched.
 */
final class WorkingTree {
  // File times advance in steps of up to 10 ms: a file may change once more in the same step.
  private static final Duration TIME_STEP = Duration.ofMillis(20);

  private final Slot slot;
  private final File index;

  WorkingTree(Slot slot) {
    this.slot = slot;
    this.index = slot.gitDir().resolve("index").toFile();
  }

  /** Makes the tree exactly the commit's: nothing missing, nothing changed, nothing left over. */
  void reset(Repository repository, ObjectId commit, Heartbeat heartbeat) throws IOException {
    DirCache wanted = contentOf(repository, commit);
    DirCache known = readIndex();
    try (ObjectReader reader = repository.newObjectReader();
        Aside aside = Aside.open(slot.aside(), heartbeat);
        TreeDirectory place = TreeDirectory.open(slot.directory(), aside)) {
      new TreeReset(reader, known, wanted, heartbeat).run(place, slot.tree().getFileName());
    }
    writeIndex(wanted);
    Aside.empty(slot.aside(), heartbeat);
  }

  private static DirCache contentOf(Repository repository, ObjectId commit) throws IOException {
    DirCache content = DirCache.newInCore();
    DirCacheBuilder builder = content.builder();
    try (RevWalk walk = new RevWalk(repository)) {
      ObjectId tree = walk.parseCommit(commit).getTree();
      builder.addTree(new byte[0], DirCacheEntry.STAGE_0, walk.getObjectReader(), tree);
    } catch (MissingObjectException e) {
      throw TreeReset.lacking("directories", e);
    } catch (InvalidPathException e) {
      throw FailureKind.REPOSITORY.failure(
          "commit "
              + commit.name()
              + " has a file that git itself would not write: "
              + Printable.of(String.valueOf(e.getMessage())),
          e);
    }
    builder.finish();
    return content;
  }

  private DirCache readIndex() throws IOException {
    try {
      return DirCache.read(index, FS.DETECTED);
    } catch (CorruptObjectException | EOFException e) {
      // A power cut tore it: knowing nothing, the reset writes every file anew.
      return DirCache.newInCore();
    }
  }

  private void writeIndex(DirCache content) throws IOException {
    forgetLatest(content);
    Files.deleteIfExists(index.toPath());
    DirCache lasting = DirCache.lock(index, FS.DETECTED);
    try {
      DirCacheBuilder builder = lasting.builder();
      for (int i = 0; i < content.getEntryCount(); i++) {
        builder.add(content.getEntry(i));
      }
      builder.commit();
    } finally {
      lasting.unlock();
    }
  }

  /** What was written just now could be overwritten without its time showing it. */
  private void forgetLatest(DirCache content) throws IOException {
    Path clock = Files.createTempFile(slot.aside(), "clock", "");
    Instant now = FileStat.of(clock).orElseThrow().changed();
    Instant certain = now.minus(TIME_STEP);
    for (int i = 0; i < content.getEntryCount(); i++) {
      DirCacheEntry entry = content.getEntry(i);
      if (entry.getLastModifiedInstant().isAfter(certain)) {
        entry.setLastModified(Instant.EPOCH);
      }
    }
  }
}

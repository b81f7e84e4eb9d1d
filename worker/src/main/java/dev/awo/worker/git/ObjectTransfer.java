package dev.awo.worker.git;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ObjectStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Copies commits, with what is new in them, from a workspace to the user's repository. */
final class ObjectTransfer {
  // As git's transfer.unpackLimit: fewer become single files, more become one pack.
  private static final int PACK_FROM = 100;

  private final Repository from;
  private final Repository to;
  private final Heartbeat heartbeat;

  ObjectTransfer(Repository from, Repository to, Heartbeat heartbeat) {
    this.from = from;
    this.to = to;
    this.heartbeat = heartbeat;
  }

  /**
   * Copies what the user's repository lacks; what refers to an object comes after it.
   *
   * @param commits oldest first, each on top of the one before
   */
  void copy(Iterable<ObjectId> commits) throws IOException {
    Set<ObjectId> missing = new LinkedHashSet<>();
    try (RevWalk walk = new RevWalk(from)) {
      for (ObjectId id : commits) {
        addMissing(walk, walk.parseCommit(id), missing);
      }
    }
    try (ObjectReader reader = from.newObjectReader();
        ObjectInserter inserter = inserter(missing.size())) {
      for (ObjectId id : missing) {
        ObjectLoader loader = reader.open(id);
        try (ObjectStream content = loader.openStream()) {
          inserter.insert(loader.getType(), loader.getSize(), content);
        }
        heartbeat.beat();
      }
      inserter.flush();
    }
  }

  private void addMissing(RevWalk walk, RevCommit commit, Set<ObjectId> missing)
      throws IOException {
    RevCommit parent = walk.parseCommit(commit.getParent(0));
    try (TreeWalk trees = new TreeWalk(from)) {
      trees.setFilter(TreeFilter.ANY_DIFF);
      trees.addTree(parent.getTree());
      trees.addTree(commit.getTree());
      trees.setPostOrderTraversal(true);
      while (trees.next()) {
        int mode = trees.getRawMode(1);
        if (FileMode.MISSING.equals(mode) || FileMode.GITLINK.equals(mode)) {
          continue;
        }
        if (trees.isSubtree() && !trees.isPostChildren()) {
          trees.enterSubtree();
          continue;
        }
        addIfMissing(trees.getObjectId(1), missing);
      }
    }
    addIfMissing(commit.getTree(), missing);
    addIfMissing(commit, missing);
  }

  private void addIfMissing(ObjectId id, Set<ObjectId> missing) throws IOException {
    if (!to.getObjectDatabase().has(id)) {
      missing.add(id.copy());
    }
  }

  private ObjectInserter inserter(int count) {
    return count >= PACK_FROM && to instanceof FileRepository files
        ? files.getObjectDatabase().newPackInserter()
        : to.newObjectInserter();
  }
}

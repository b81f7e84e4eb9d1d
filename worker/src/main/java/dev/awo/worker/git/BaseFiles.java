package dev.awo.worker.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Compares contents with the files of a commit. */
final class BaseFiles {
  private BaseFiles() {}

  /** By path, those files that the commit has. */
  static Map<String, BaseFile> compare(
      Repository repository, ObjectId commit, Map<String, byte[]> contents) throws IOException {
    Map<String, BaseFile> found = new HashMap<>();
    try (RevWalk walk = new RevWalk(repository)) {
      RevTree tree = walk.parseCommit(commit).getTree();
      ObjectReader reader = walk.getObjectReader();
      for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
        try (TreeWalk at = TreeWalk.forPath(reader, entry.getKey(), tree)) {
          if (at != null && isFile(at.getFileMode())) {
            byte[] before = reader.open(at.getObjectId(0)).getBytes();
            found.put(
                entry.getKey(),
                new BaseFile(new String(before, UTF_8), changed(before, entry.getValue())));
          }
        }
      }
    }
    return found;
  }

  private static boolean isFile(FileMode mode) {
    return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
  }

  private static List<BaseFile.Lines> changed(byte[] before, byte[] now) {
    List<BaseFile.Lines> changed = new ArrayList<>();
    for (Edit edit :
        new HistogramDiff()
            .diff(RawTextComparator.DEFAULT, new RawText(before), new RawText(now))) {
      if (edit.getLengthB() > 0) {
        changed.add(new BaseFile.Lines(edit.getBeginB() + 1, edit.getEndB()));
      }
    }
    return changed;
  }
}

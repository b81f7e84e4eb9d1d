package dev.awo.worker.verify;

import dev.awo.def.verify.Finding;
import dev.awo.worker.changes.ChangeManifest;
import java.nio.file.Path;
import java.util.List;

/** Looks for dangerous code in what an attempt changed. */
@FunctionalInterface
public interface ChangeScan {
  /**
   * Scans the changed files.
   *
   * @param tree where the changes are written
   */
  List<Finding> scan(Path tree, ChangeManifest changes);
}

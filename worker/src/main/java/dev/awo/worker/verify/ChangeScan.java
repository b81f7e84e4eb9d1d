package dev.awo.worker.verify;

import dev.awo.def.verify.Finding;
import dev.awo.worker.changes.ChangeManifest;
import java.nio.file.Path;
import java.util.List;

/** Looks for what is dangerous in the changes of an attempt. */
@FunctionalInterface
public interface ChangeScan {
  /**
   * Findings in the changed files only.
   *
   * @param root the working tree, which holds the changes
   */
  List<Finding> scan(Path root, ChangeManifest changes);
}

package dev.awo.worker.verify;

import dev.awo.def.git.Workspace;
import dev.awo.def.verify.Finding;
import dev.awo.worker.changes.ChangeManifest;
import java.util.List;

/** Looks for what is dangerous in the changes of an attempt. */
@FunctionalInterface
public interface ChangeScan {
  /**
   * Findings in what the task adds or changes; what was there before it is not its fault.
   *
   * @param workspace where the changes were written
   */
  List<Finding> scan(Workspace workspace, ChangeManifest changes);
}

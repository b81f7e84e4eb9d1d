package dev.awo.worker.files;

import dev.awo.def.git.Workspace;

/** Puts a workspace back to its last commit; git's room knows how. */
@FunctionalInterface
public interface CleanTree {
  void restore(Workspace workspace);
}

package dev.awo.worker.files;

import dev.awo.def.git.Workspace;

/** Whether a workspace's own rules say that git passes a path over; git's room knows how. */
@FunctionalInterface
public interface IgnoredPaths {
  boolean ignores(Workspace workspace, String path);
}

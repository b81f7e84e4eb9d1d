package dev.awo.worker.git;

import dev.awo.def.git.RollbackRequest;
import dev.awo.def.git.Workspace;
import dev.awo.worker.blob.BlobStore;
import io.temporal.activity.Activity;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * The git activities of one worker process. The workers of several task queues may share it; they
 * must, where they share a home.
 */
public final class GitRoom {
  private final JGitActivities activities;

  /** Also clears away what a killed worker left half made. */
  public GitRoom(GitSettings settings, BlobStore blobs) {
    activities =
        new JGitActivities(
            settings,
            blobs,
            InstantSource.system(),
            () -> Activity.getExecutionContext().heartbeat(null));
    activities.sweep();
  }

  /** Puts a workspace back to its last commit, for rooms that start their work over. */
  public void restore(Workspace workspace) {
    activities.rollback(new RollbackRequest(workspace));
  }

  /**
   * Contents compared with the commit that the workspace's task started from; by path, those files
   * that were there.
   */
  public Map<String, BaseFile> compare(Workspace workspace, Map<String, byte[]> contents) {
    return activities.compare(workspace, contents);
  }

  /** Whether the workspace's {@code .gitignore} files say that git passes a path over. */
  public boolean ignores(Workspace workspace, String path) {
    try {
      return new IgnoreRules(Path.of(workspace.directory())).ignores(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what the workspace ignores", e);
    }
  }

  public void registerOn(Worker worker) {
    worker.registerActivitiesImplementations(activities);
  }
}

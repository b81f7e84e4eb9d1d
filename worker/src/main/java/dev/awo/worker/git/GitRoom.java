package dev.awo.worker.git;

import dev.awo.def.git.RollbackRequest;
import dev.awo.def.git.Workspace;
import dev.awo.worker.blob.BlobStore;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The git activities of one worker process. The workers of several task queues may share it; they
 * must, where they share a home.
 */
public final class GitRoom {
  private static final long QUIET_MILLIS = 1_000;

  private final JGitActivities activities;

  /** Also clears away what a killed worker left half made. */
  public GitRoom(GitSettings settings, BlobStore blobs) {
    activities = new JGitActivities(settings, blobs, InstantSource.system(), GitRoom::beat);
    activities.sweep();
  }

  /** Most work is over before a heartbeat would tell anybody anything, and each costs a write. */
  private static void beat() {
    ActivityExecutionContext context = Activity.getExecutionContext();
    if (System.currentTimeMillis() - context.getInfo().getStartedTimestamp() > QUIET_MILLIS) {
      context.heartbeat(null);
    }
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

  /**
   * What stands otherwise in the workspace than in its last commit, but for new files that its
   * {@code .gitignore} names.
   *
   * @param passedOver paths that are not looked at, nor what is below them
   * @param most after so many changes no more are looked for
   * @param mostBytes of a file that are read; one more tells that it is larger
   */
  public List<TreeChange> changes(
      Workspace workspace, Collection<String> passedOver, int most, int mostBytes) {
    return activities.changes(workspace, passedOver, most, mostBytes);
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
    worker.registerActivitiesImplementations(activities, activities.merging());
  }
}

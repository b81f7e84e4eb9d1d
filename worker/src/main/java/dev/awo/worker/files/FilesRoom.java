package dev.awo.worker.files;

import dev.awo.worker.blob.BlobStore;
import io.temporal.worker.Worker;

/** The room that turns answers into files. */
public final class FilesRoom {
  private final WorkspaceFileActivities activities;

  public FilesRoom(
      BlobStore blobs, SecretCheck secrets, CleanTree cleanTree, IgnoredPaths ignored) {
    activities = new WorkspaceFileActivities(blobs, new AnswerApplier(secrets), cleanTree, ignored);
  }

  /** Lets {@code worker} answer calls of {@link dev.awo.def.files.FileActivities}. */
  public void registerOn(Worker worker) {
    worker.registerActivitiesImplementations(activities);
  }
}

package dev.awo.worker.verify;

import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.sandbox.Sandbox;
import io.temporal.worker.Worker;

/** The verify activities of one worker process. */
public final class VerifyRoom {
  private final ProcessVerifyActivities activities;

  public VerifyRoom(BlobStore blobs, Sandbox sandbox, ChangeScan scan, Redaction redaction) {
    activities = new ProcessVerifyActivities(blobs, sandbox, scan, redaction);
  }

  /**
   * The worker's heartbeat throttle bounds how fast a cancelled command ends: it should be a second
   * or two.
   */
  public void registerOn(Worker worker) {
    worker.registerActivitiesImplementations(activities);
  }
}

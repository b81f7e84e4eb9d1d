package dev.awo.worker.verify;

import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.sandbox.Provisions;
import dev.awo.worker.sandbox.Sandbox;
import io.temporal.worker.Worker;

/** The verify activities of one worker process. */
public final class VerifyRoom {
  private final ProcessVerifyActivities activities;
  private final HttpHealthActivities health;
  private final ProcessPrepareActivities preparation;

  /**
   * A room in this sandbox.
   *
   * @param preparations how many may run at once
   */
  public VerifyRoom(
      BlobStore blobs,
      Sandbox sandbox,
      Provisions provisions,
      ChangeScan scan,
      Redaction redaction,
      int preparations) {
    activities = new ProcessVerifyActivities(blobs, sandbox, provisions, scan, redaction);
    health = new HttpHealthActivities(blobs);
    preparation = new ProcessPrepareActivities(blobs, sandbox, provisions, redaction, preparations);
  }

  /**
   * The worker's heartbeat throttle bounds how fast a cancelled command ends: it should be a second
   * or two.
   */
  public void registerOn(Worker worker) {
    worker.registerActivitiesImplementations(activities, health);
  }

  /** Most of these activities wait for one of them: its queue needs many slots. */
  public void registerPreparationOn(Worker worker) {
    worker.registerActivitiesImplementations(preparation);
  }
}

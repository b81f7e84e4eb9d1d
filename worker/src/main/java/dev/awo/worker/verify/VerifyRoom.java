package dev.awo.worker.verify;

import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.sandbox.Sandbox;
import io.temporal.worker.Worker;

/** The room that says whether an attempt holds. */
public final class VerifyRoom {
  private final SandboxVerifyActivities activities;

  public VerifyRoom(BlobStore blobs, Sandbox sandbox, ChangeScan scan, Redaction redaction) {
    activities = new SandboxVerifyActivities(blobs, sandbox, scan, redaction);
  }

  /** Lets {@code worker} answer calls of {@link dev.awo.def.verify.VerifyActivities}. */
  public void registerOn(Worker worker) {
    worker.registerActivitiesImplementations(activities);
  }
}

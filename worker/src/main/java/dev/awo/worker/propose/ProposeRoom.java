package dev.awo.worker.propose;

import dev.awo.worker.blob.BlobStore;
import io.temporal.worker.Worker;

/** The room in which tasks are proposed and reviewed. */
public final class ProposeRoom {
  private final ModelProposeActivities activities;

  public ProposeRoom(BlobStore blobs, Tree tree, Model model, PathRule paths) {
    activities = new ModelProposeActivities(blobs, tree, model, new ProposalRules(paths));
  }

  /** Lets {@code worker} answer calls of {@link dev.awo.def.autopilot.ProposeActivities}. */
  public void registerOn(Worker worker) {
    worker.registerActivitiesImplementations(activities);
  }
}

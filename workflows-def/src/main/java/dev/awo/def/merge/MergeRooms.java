package dev.awo.def.merge;

import dev.awo.def.TaskQueues;
import dev.awo.def.git.Workspace;
import dev.awo.def.task.Rooms;
import dev.awo.def.verify.HealthActivities;

/** Stubs of what only merging needs, each call with its queue and its line in Temporal's web UI. */
final class MergeRooms {
  private MergeRooms() {}

  static MergeActivities anywhere(String summary) {
    return Rooms.stub(
        MergeActivities.class, MergeActivities.OPTIONS, TaskQueues.WORKSPACES, summary);
  }

  static MergeActivities at(Workspace workspace, String summary) {
    return Rooms.stub(
        MergeActivities.class,
        Rooms.atHost(workspace, MergeActivities.OPTIONS),
        workspace.hostQueue(),
        summary);
  }

  static HealthActivities health(Workspace workspace, String summary) {
    return Rooms.stub(
        HealthActivities.class,
        HealthActivities.OPTIONS,
        TaskQueues.verify(workspace.hostQueue()),
        summary);
  }

  static MergeRecordActivities record(String summary) {
    return Rooms.stub(
        MergeRecordActivities.class, MergeRecordActivities.OPTIONS, TaskQueues.LEDGER, summary);
  }
}

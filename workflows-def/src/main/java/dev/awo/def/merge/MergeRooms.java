package dev.awo.def.merge;

import dev.awo.def.TaskQueues;
import dev.awo.def.git.GitActivities;
import dev.awo.def.git.Workspace;
import dev.awo.def.verify.HealthActivities;
import dev.awo.def.verify.PrepareActivities;
import dev.awo.def.verify.VerifyActivities;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;

/** Stubs of the activities, each call with its queue and its line in Temporal's web UI. */
final class MergeRooms {
  private static final int SUMMARY_LIMIT = 180;

  private MergeRooms() {}

  static MergeActivities anywhere(String summary) {
    return stub(MergeActivities.class, MergeActivities.OPTIONS, TaskQueues.WORKSPACES, summary);
  }

  static MergeActivities at(Workspace workspace, String summary) {
    return stub(
        MergeActivities.class,
        atHost(workspace, MergeActivities.OPTIONS),
        workspace.hostQueue(),
        summary);
  }

  static GitActivities git(Workspace workspace, String summary) {
    return stub(
        GitActivities.class,
        atHost(workspace, GitActivities.OPTIONS),
        workspace.hostQueue(),
        summary);
  }

  static PrepareActivities prepare(Workspace workspace, String summary) {
    return stub(
        PrepareActivities.class,
        atHost(workspace, PrepareActivities.OPTIONS),
        TaskQueues.prepare(workspace.hostQueue()),
        summary);
  }

  static VerifyActivities verify(Workspace workspace, String summary) {
    return stub(
        VerifyActivities.class,
        VerifyActivities.OPTIONS,
        TaskQueues.verify(workspace.hostQueue()),
        summary);
  }

  static HealthActivities health(Workspace workspace, String summary) {
    return stub(
        HealthActivities.class,
        HealthActivities.OPTIONS,
        TaskQueues.verify(workspace.hostQueue()),
        summary);
  }

  static MergeRecordActivities record(String summary) {
    return stub(
        MergeRecordActivities.class, MergeRecordActivities.OPTIONS, TaskQueues.LEDGER, summary);
  }

  private static ActivityOptions atHost(Workspace workspace, ActivityOptions options) {
    return ActivityOptions.newBuilder(options)
        .setScheduleToStartTimeout(workspace.hostPatience())
        .build();
  }

  private static <T> T stub(Class<T> room, ActivityOptions options, String queue, String summary) {
    String line = summary.substring(0, Math.min(SUMMARY_LIMIT, summary.length()));
    return Workflow.newActivityStub(
        room, ActivityOptions.newBuilder(options).setTaskQueue(queue).setSummary(line).build());
  }
}

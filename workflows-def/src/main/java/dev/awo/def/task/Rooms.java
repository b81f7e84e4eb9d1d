package dev.awo.def.task;

import dev.awo.def.TaskQueues;
import dev.awo.def.files.FileActivities;
import dev.awo.def.generate.GenerateActivities;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.git.GitActivities;
import dev.awo.def.git.Workspace;
import dev.awo.def.ledger.LedgerActivities;
import dev.awo.def.verify.PrepareActivities;
import dev.awo.def.verify.VerifyActivities;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;

/** Stubs for the rooms' activities, each call with its queue and its line in Temporal's web UI. */
public final class Rooms {
  /** Temporal refuses longer summaries (200 bytes). */
  private static final int SUMMARY_LIMIT = 180;

  private Rooms() {}

  public static GitActivities opening(String summary) {
    return stub(GitActivities.class, GitActivities.OPTIONS, TaskQueues.WORKSPACES, summary);
  }

  public static GitActivities git(Workspace workspace, String summary) {
    return stub(
        GitActivities.class,
        atHost(workspace, GitActivities.OPTIONS),
        workspace.hostQueue(),
        summary);
  }

  static GenerateActivities generate(Workspace workspace, ModelChoice model, String summary) {
    return stub(
        GenerateActivities.class,
        atHost(workspace, GenerateActivities.options(model)),
        TaskQueues.generate(workspace.hostQueue()),
        summary);
  }

  static FileActivities files(Workspace workspace, String summary) {
    return stub(
        FileActivities.class,
        atHost(workspace, FileActivities.OPTIONS),
        workspace.hostQueue(),
        summary);
  }

  public static PrepareActivities prepare(Workspace workspace, String summary) {
    return stub(
        PrepareActivities.class,
        atHost(workspace, PrepareActivities.OPTIONS),
        TaskQueues.prepare(workspace.hostQueue()),
        summary);
  }

  public static VerifyActivities verify(Workspace workspace, String summary) {
    return stub(
        VerifyActivities.class,
        VerifyActivities.OPTIONS,
        TaskQueues.verify(workspace.hostQueue()),
        summary);
  }

  static LedgerActivities ledger(String summary) {
    return stub(LedgerActivities.class, LedgerActivities.OPTIONS, TaskQueues.LEDGER, summary);
  }

  /** For what needs the workspace's files: the host is given up when it takes nothing. */
  public static ActivityOptions atHost(Workspace workspace, ActivityOptions options) {
    return ActivityOptions.newBuilder(options)
        .setScheduleToStartTimeout(workspace.hostPatience())
        .build();
  }

  /** A room of any workflow. */
  public static <T> T stub(Class<T> room, ActivityOptions options, String queue, String summary) {
    String line = summary.substring(0, Math.min(SUMMARY_LIMIT, summary.length()));
    return Workflow.newActivityStub(
        room, ActivityOptions.newBuilder(options).setTaskQueue(queue).setSummary(line).build());
  }
}

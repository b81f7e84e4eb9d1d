package dev.awo.def.autopilot;

import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.generate.GenerateActivities;
import dev.awo.def.git.GitActivities;
import dev.awo.def.git.Workspace;
import dev.awo.def.task.CheckWorkflow;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;

/** Stubs for what a round needs, each call with its queue and its line in Temporal's web UI. */
final class RoundRooms {
  private RoundRooms() {}

  static RoundActivities record(String summary) {
    return stub(RoundActivities.class, RoundActivities.OPTIONS, TaskQueues.LEDGER, summary);
  }

  static GitActivities opening(String summary) {
    return stub(GitActivities.class, GitActivities.OPTIONS, TaskQueues.WORKSPACES, summary);
  }

  static GitActivities git(Workspace workspace, String summary) {
    return stub(
        GitActivities.class,
        atHost(workspace, GitActivities.OPTIONS),
        workspace.hostQueue(),
        summary);
  }

  /** Both the survey, which reads the workspace, and the calls of models. */
  static ProposeActivities propose(Workspace workspace, String summary) {
    return stub(
        ProposeActivities.class,
        atHost(workspace, GenerateActivities.OPTIONS),
        TaskQueues.generate(workspace.hostQueue()),
        summary);
  }

  static CheckWorkflow check(String project, long round, String when) {
    return Workflow.newChildWorkflowStub(
        CheckWorkflow.class,
        ChildWorkflowOptions.newBuilder()
            .setWorkflowId(WorkflowIds.roundCheck(project, round, when))
            .setStaticSummary("Check of the base of " + project + " " + when + " a round")
            .build());
  }

  private static ActivityOptions atHost(Workspace workspace, ActivityOptions options) {
    return ActivityOptions.newBuilder(options)
        .setScheduleToStartTimeout(workspace.hostPatience())
        .build();
  }

  private static <T> T stub(Class<T> room, ActivityOptions options, String queue, String summary) {
    return Workflow.newActivityStub(
        room, ActivityOptions.newBuilder(options).setTaskQueue(queue).setSummary(summary).build());
  }
}

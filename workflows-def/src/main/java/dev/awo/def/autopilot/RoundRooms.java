package dev.awo.def.autopilot;

import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.generate.GenerateActivities;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.git.Workspace;
import dev.awo.def.task.CheckWorkflow;
import dev.awo.def.task.Rooms;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;

/**
 * Stubs for what only a round needs, each call with its queue and its line in Temporal's web UI.
 */
final class RoundRooms {
  private RoundRooms() {}

  static RoundActivities record(String summary) {
    return Rooms.stub(RoundActivities.class, RoundActivities.OPTIONS, TaskQueues.LEDGER, summary);
  }

  /**
   * Both the survey, which reads the workspace, and the calls of models.
   *
   * @param model decides how long it may take
   */
  static ProposeActivities propose(Workspace workspace, ModelChoice model, String summary) {
    return Rooms.stub(
        ProposeActivities.class,
        Rooms.atHost(workspace, GenerateActivities.options(model)),
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
}

package dev.awo.api.launch;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.projects.KnownProject;
import dev.awo.api.projects.ProjectRules;
import dev.awo.api.view.HealthView;
import dev.awo.api.view.ProjectView;
import dev.awo.def.TaskKey;
import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.task.CheckRequest;
import dev.awo.def.task.CheckResult;
import dev.awo.def.task.CheckWorkflow;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.util.Optional;

/** Checks a project's base branch with its verify commands, as a workflow. */
public final class BaseChecks {
  /** As the worker writes what an attempt changed. */
  static final String NOTHING = "{\"changes\":[]}";

  private final BlobDirectory blobs;
  private final TemporalConnection temporal;
  private final TaskLauncher launcher;

  public BaseChecks(BlobDirectory blobs, TemporalConnection temporal, TaskLauncher launcher) {
    this.blobs = blobs;
    this.temporal = temporal;
    this.launcher = launcher;
  }

  /** Starts a check unless one is under way. */
  public Steered start(KnownProject known) {
    ProjectView project = known.view();
    ProjectRules rules = launcher.rules(known);
    CheckWorkflow check =
        temporal
            .client()
            .newWorkflowStub(
                CheckWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.check(project.id()))
                    .setTaskQueue(TaskQueues.WORKFLOWS)
                    .setWorkflowIdConflictPolicy(
                        WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                    .setStaticSummary("Check of the base branch of " + project.id())
                    .build());
    CheckRequest request =
        new CheckRequest(
            new TaskKey(project.id(), "base-check-" + TaskIds.suffix()),
            project.path(),
            rules.base(),
            rules.verify(),
            rules.sandbox(),
            rules.preparation(),
            blobs.put(NOTHING));
    try {
      WorkflowClient.start(check::run, request);
      return new Steered.Done();
    } catch (WorkflowServiceException e) {
      return new Steered.Unavailable("Temporal did not take the check; see 'awo doctor'");
    }
  }

  /** How the last check stands. */
  public HealthView look(String project) {
    WorkflowStub check = temporal.client().newUntypedWorkflowStub(WorkflowIds.check(project));
    try {
      WorkflowExecutionStatus status = check.describe().getStatus();
      if (status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
        return new HealthView(HealthView.State.RUNNING, Optional.empty(), Optional.empty());
      }
      CheckResult result = check.getResult(CheckResult.class);
      return new HealthView(
          result.passed() ? HealthView.State.PASSED : HealthView.State.FAILED,
          Optional.of(result.headline()),
          Optional.of(result.commit()));
    } catch (WorkflowNotFoundException e) {
      return new HealthView(HealthView.State.UNKNOWN, Optional.empty(), Optional.empty());
    } catch (WorkflowFailedException e) {
      return new HealthView(
          HealthView.State.FAILED,
          Optional.of("the check could not be run; Temporal's web UI has the reason"),
          Optional.empty());
    } catch (WorkflowServiceException e) {
      return new HealthView(HealthView.State.UNKNOWN, Optional.empty(), Optional.empty());
    }
  }
}

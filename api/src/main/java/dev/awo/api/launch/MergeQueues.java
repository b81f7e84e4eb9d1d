package dev.awo.api.launch;

import dev.awo.api.launch.Updates.Answer;
import dev.awo.api.ledger.Ledger;
import dev.awo.api.projects.HeadBranch;
import dev.awo.api.projects.KnownProject;
import dev.awo.api.projects.ProjectBook;
import dev.awo.api.projects.ProjectRules;
import dev.awo.api.view.MergeView;
import dev.awo.def.TaskKey;
import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.merge.Decision;
import dev.awo.def.merge.MergeReceipt;
import dev.awo.def.merge.MergeRequest;
import dev.awo.def.merge.MergeRules;
import dev.awo.def.merge.MergeState;
import dev.awo.def.merge.MergeStatus;
import dev.awo.def.merge.RollbackRequest;
import dev.awo.def.spec.MergePolicy;
import dev.awo.def.spec.MergeSpec;
import dev.awo.def.spec.ProjectSpec;
import dev.awo.def.spec.Settings;
import dev.awo.def.task.TaskRequest;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Speaks to the projects' merge queues; one that does not exist is started. A wish is first put on
 * record, so that what fails in between is made up for by {@link MergeIntake}.
 */
public final class MergeQueues {
  private final Ledger ledger;
  private final ProjectBook projects;
  private final Settings settings;
  private final Updates updates;

  public MergeQueues(
      Ledger ledger, ProjectBook projects, TemporalConnection temporal, Settings settings) {
    this.ledger = ledger;
    this.projects = projects;
    this.settings = settings;
    updates = new Updates(temporal);
  }

  /** A person asks to merge a completed task, which is an approval too. */
  public Steered ask(TaskKey key) {
    Optional<MergeView> merge = ledger.merges().find(key);
    if (merge.isEmpty() || ledger.tasks().find(key).flatMap(task -> task.branch()).isEmpty()) {
      return new Steered.Refused(
          "task " + key.task() + " has no branch to merge: only a completed task has one");
    }
    if (!ledger.merges().ask(key, true)) {
      return new Steered.Refused("the branch needs no merge: " + merge.get().words());
    }
    return enqueue(key, true);
  }

  /** What the project's policy is, if it is known. */
  Optional<MergePolicy> policy(String project) {
    return projects.find(project).flatMap(known -> ProjectRules.merge(known, settings).policy());
  }

  /** Tells the queue of a branch that is to be merged; on record it is asked for already. */
  Steered enqueue(TaskKey key, boolean approved) {
    Optional<KnownProject> project = projects.find(key.project());
    TaskRequest task = WorkflowStarter.read(ledger.tasks().request(key).orElseThrow());
    MergeView merge = ledger.merges().find(key).orElseThrow();
    if (project.isEmpty() || merge.commit().isEmpty()) {
      return refused(key, "the project or the branch is not known any more");
    }
    Optional<String> base = base(project.get(), task, merge.into());
    if (base.isEmpty()) {
      return refused(
          key,
          "it is not clear which branch to merge into: name it as 'merge: {target: …}' of the"
              + " project in projects.yaml");
    }
    MergeRequest request =
        new MergeRequest(
            key.task(),
            merge.round(),
            merge.branch().orElse(key.branch()),
            merge.commit().get(),
            task.verify(),
            rules(project.get()),
            approved);
    return switch (tell(key.project(), base.get(), "enqueue", request)) {
      case Answer.Given<MergeReceipt> given -> {
        MergeReceipt receipt = given.value();
        ledger.merges().standing(key, base.get(), receipt.status(), words(base.get(), receipt));
        yield new Steered.Done();
      }
      case Answer.Refused<MergeReceipt> refused -> refused(key, refused.words());
      case Answer.Gone<MergeReceipt> gone -> silent();
      case Answer.Silent<MergeReceipt> silent -> silent();
    };
  }

  /** Lets a branch that waits for approval go on. */
  public Steered approve(TaskKey key, Decision decision) {
    return decide(key, "approve", decision);
  }

  /** Takes a branch out of the queue. */
  public Steered reject(TaskKey key, Decision decision) {
    return decide(key, "reject", decision);
  }

  private Steered decide(TaskKey key, String update, Decision decision) {
    Optional<String> base = ledger.merges().find(key).flatMap(MergeView::into);
    if (base.isEmpty()) {
      return new Steered.Refused("the branch of " + key.task() + " is in no merge queue");
    }
    String workflow = WorkflowIds.merge(key.project(), base.get());
    return steered(updates.ask(workflow, update, decision, MergeReceipt.class));
  }

  /** Takes a merge back by a revert commit. */
  public Steered rollback(TaskKey key, String reason) {
    Optional<MergeView> merge = ledger.merges().find(key);
    Optional<KnownProject> project = projects.find(key.project());
    boolean isIn = merge.map(MergeView::status).filter(MergeStatus::isIn).isPresent();
    if (!isIn || project.isEmpty()) {
      return new Steered.Refused("task " + key.task() + " is not merged");
    }
    if (merge.get().mergeCommit().isEmpty()) {
      return new Steered.Refused(
          "task " + key.task() + " came in without a merge commit: take it back with 'git revert'");
    }
    RollbackRequest request =
        new RollbackRequest(
            key.task(),
            merge.get().round(),
            merge.get().mergeCommit().get(),
            reason,
            rules(project.get()));
    Steered answer =
        steered(tell(key.project(), merge.get().into().orElseThrow(), "rollback", request));
    if (answer instanceof Steered.Done) {
      ledger.merges().reverting(key);
    }
    return answer;
  }

  private Answer<MergeReceipt> tell(String project, String base, String update, Object argument) {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(WorkflowIds.merge(project, base))
            .setTaskQueue(TaskQueues.WORKFLOWS)
            .setWorkflowIdConflictPolicy(
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
            .setStaticSummary("Merges into " + base + " of " + project)
            .setStaticDetails(
                "Merges the verified branches of project **"
                    + project
                    + "** into "
                    + base
                    + " and watches over them; 'awo merge list' shows them.")
            .build();
    return updates.askOrStart(
        "MergeWorkflow",
        options,
        MergeState.empty(project, base),
        update,
        argument,
        MergeReceipt.class);
  }

  private Steered refused(TaskKey key, String words) {
    ledger.merges().standing(key, "", MergeStatus.REJECTED, words);
    return new Steered.Refused(words);
  }

  /** Where the branch would be merged, as far as that is clear. */
  Optional<String> base(TaskKey key) {
    return projects
        .find(key.project())
        .flatMap(
            project ->
                base(
                    project,
                    WorkflowStarter.read(ledger.tasks().request(key).orElseThrow()),
                    Optional.empty()));
  }

  /** The configured target, else the branch that the task started from. */
  private Optional<String> base(KnownProject project, TaskRequest task, Optional<String> before) {
    return ProjectRules.merge(project, settings)
        .target()
        .or(() -> before)
        .or(task::base)
        .or(() -> HeadBranch.of(Path.of(project.view().path())));
  }

  private MergeRules rules(KnownProject project) {
    ProjectRules rules = ProjectRules.of(project, settings);
    MergeSpec spec = ProjectRules.merge(project, settings);
    return new MergeRules(
        project.view().path(),
        rules.verify(),
        rules.sandbox(),
        rules.preparation(),
        spec.checkedOut().orElseThrow(),
        spec.batch().orElseThrow(),
        spec.probation().orElseThrow(),
        project.spec().flatMap(ProjectSpec::health),
        spec.approvalReminder().orElseThrow(),
        spec.approvalExpiry().orElseThrow());
  }

  private static String words(String base, MergeReceipt receipt) {
    return receipt.status() == MergeStatus.APPROVAL
        ? "waits for approval"
        : "in the merge queue of " + base + ", place " + receipt.position();
  }

  private static Steered steered(Answer<MergeReceipt> answer) {
    return switch (answer) {
      case Answer.Given<MergeReceipt> given -> new Steered.Done();
      case Answer.Refused<MergeReceipt> refused -> new Steered.Refused(refused.words());
      case Answer.Gone<MergeReceipt> gone ->
          new Steered.Refused("nothing waits in this merge queue");
      case Answer.Silent<MergeReceipt> silent -> silent();
    };
  }

  private static Steered silent() {
    return new Steered.Unavailable(
        "no worker answered; the wish is kept. See 'awo doctor', start one with 'awo up'");
  }
}

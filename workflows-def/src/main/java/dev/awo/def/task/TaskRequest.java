package dev.awo.def.task;

import dev.awo.def.TaskKey;
import dev.awo.def.approval.ApprovalPolicy;
import dev.awo.def.files.GuardRules;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Preparation;
import dev.awo.def.verify.SandboxRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything a task needs, fixed when it is accepted: editing a file later never changes a running
 * task.
 *
 * @param repository absolute path of the user's repository
 * @param base a branch, tag or commit to start from; the repository's HEAD when absent
 * @param fallback asked when the attempts go round in circles
 * @param maxAttempts attempts per step
 * @param preparation how the project's dependencies are fetched before the first step
 * @param timeout wall time from its slot to its end, without the time in which it is paused, or
 *     waits for a limit to be reset or for a person; absent when there is no limit
 * @param approval how long a change that needs approval waits; {@link ApprovalPolicy#DEFAULT} when
 *     absent
 * @param queued whether it waits for a slot from its project's dispatcher
 * @param round which run of the task this is, 1-based; a retry is the next one
 * @param earlier what the round before left behind for this one
 * @param replaces where the branch of a completed earlier round is, which this one replaces
 */
public record TaskRequest(
    TaskKey key,
    String repository,
    Optional<String> base,
    List<Step> steps,
    ModelChoice model,
    Optional<ModelChoice> fallback,
    int maxAttempts,
    List<VerifyCommand> verify,
    GuardRules guard,
    SandboxRules sandbox,
    Optional<Preparation> preparation,
    Optional<Duration> timeout,
    Optional<ApprovalPolicy> approval,
    boolean queued,
    int round,
    Optional<Earlier> earlier,
    Optional<String> replaces) {
  public TaskRequest {
    steps = List.copyOf(steps);
    verify = List.copyOf(verify);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a task needs at least one step");
    }
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("max_attempts must be at least 1");
    }
  }
}

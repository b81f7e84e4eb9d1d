package dev.awo.def.generate;

import dev.awo.def.AttemptKey;
import dev.awo.def.files.GuardRules;
import dev.awo.def.git.Workspace;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.task.Step;
import dev.awo.def.verify.SandboxRules;
import java.util.List;
import java.util.Optional;

/**
 * The worker builds the prompt from these: template, instruction, context files read from the
 * workspace, and the findings of the attempt before.
 *
 * @param verify told to the model, so that it knows how it will be judged
 * @param guard told to the model, so that it does not try in vain
 * @param sandbox how a CLI agent is confined; it has the network in any case
 * @param prepared the project's prepared dependencies, for a CLI agent to run its checks with
 */
public record GenerateRequest(
    AttemptKey key,
    Workspace workspace,
    Step step,
    ModelChoice model,
    List<VerifyCommand> verify,
    GuardRules guard,
    SandboxRules sandbox,
    Optional<String> prepared,
    Optional<Feedback> feedback) {
  public GenerateRequest {
    verify = List.copyOf(verify);
  }
}

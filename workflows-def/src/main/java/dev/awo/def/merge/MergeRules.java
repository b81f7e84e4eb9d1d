package dev.awo.def.merge;

import dev.awo.def.spec.CheckedOut;
import dev.awo.def.spec.HealthSpec;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Preparation;
import dev.awo.def.verify.SandboxRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The operator's word on how branches of a project are merged.
 *
 * @param repository absolute path of the user's repository
 * @param verify what must succeed on every tree that the base branch gets
 * @param preparation how the project's dependencies are fetched before
 * @param batch most branches that are verified together
 * @param probation when after a merge the base branch's health is checked, in rising order
 * @param health what beside the verify commands shows that the base branch is well
 * @param approvalReminder after how long a waiting approval is brought up again
 * @param approvalExpiry after how long a waiting approval counts as rejected
 */
public record MergeRules(
    String repository,
    List<VerifyCommand> verify,
    SandboxRules sandbox,
    Optional<Preparation> preparation,
    CheckedOut checkedOut,
    int batch,
    List<Duration> probation,
    Optional<HealthSpec> health,
    Duration approvalReminder,
    Duration approvalExpiry) {
  public MergeRules {
    verify = List.copyOf(verify);
    probation = List.copyOf(probation);
  }
}

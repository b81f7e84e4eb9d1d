package dev.awo.def.merge;

import dev.awo.def.spec.VerifyCommand;
import java.util.List;

/**
 * Asks to merge a task's branch.
 *
 * @param round which run of the task the branch is from, 1-based
 * @param commit where the branch is, 40 hex digits
 * @param verify the task's own commands
 * @param rules from now on for the whole queue
 * @param approved whether it need not wait for a person
 */
public record MergeRequest(
    String task,
    int round,
    String branch,
    String commit,
    List<VerifyCommand> verify,
    MergeRules rules,
    boolean approved) {
  public MergeRequest {
    verify = List.copyOf(verify);
  }
}

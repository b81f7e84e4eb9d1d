package dev.awo.worker.files;

import java.util.List;

/** What became of an answer: every edit, or none. */
public sealed interface AnswerOutcome {

  /**
   * All edits passed. They are in the tree, unless the request was a dry run or a judgement.
   *
   * @param changes in the order of the answer
   * @param needsApproval which of them a person should approve
   */
  record Applied(List<FileChange> changes, List<Approval> needsApproval) implements AnswerOutcome {
    public Applied {
      changes = List.copyOf(changes);
      needsApproval = List.copyOf(needsApproval);
    }
  }

  /** Nothing was written. */
  record Blocked(List<Rejection> rejections) implements AnswerOutcome {
    public Blocked {
      rejections = List.copyOf(rejections);
    }
  }
}

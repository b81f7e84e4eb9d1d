package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.List;

/** Gathers what a judgement finds: changes, approvals, objections. */
final class Findings {
  /**
   * Enough for a model to work on; an answer of a hundred thousand bad fences needs no more said.
   */
  private static final int MAX_REJECTIONS = 200;

  private final List<Rejection> rejections = new ArrayList<>();
  private final List<Approval> approvals = new ArrayList<>();

  void reject(Rejection rejection) {
    if (rejections.size() < MAX_REJECTIONS) {
      rejections.add(rejection);
    }
  }

  void rejectAll(List<Rejection> some) {
    some.forEach(this::reject);
  }

  void approve(Approval approval) {
    approvals.add(approval);
  }

  boolean isClean() {
    return rejections.isEmpty();
  }

  boolean has(Reason reason) {
    return rejections.stream().anyMatch(rejection -> rejection.reason() == reason);
  }

  AnswerOutcome outcome(List<FileChange> changes) {
    return isClean()
        ? new AnswerOutcome.Applied(changes, approvals)
        : new AnswerOutcome.Blocked(rejections);
  }
}

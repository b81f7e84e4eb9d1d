package dev.awo.def.approval;

import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a workflow waits for a person. Between the workflow's update handlers, which bring the
 * decision, and its code, which waits for it by durable timers; a wait costs no worker.
 */
public final class ApprovalGate {
  /** The type of the failure of a decision that nothing waits for. */
  public static final String NOTHING_WAITS = "NOTHING_WAITS";

  private boolean waiting;
  private Optional<Decision> decision = Optional.empty();

  /** For the validators of the updates: the first decision counts, and only while one is due. */
  public void requireWaiting() {
    if (!waiting || decision.isPresent()) {
      throw ApplicationFailure.newNonRetryableFailure(
          "nothing waits for approval here", NOTHING_WAITS);
    }
  }

  public void approve(ApproveRequest request) {
    decide(new Decision.Approved(request.by(), request.comment()));
  }

  public void reject(RejectRequest request) {
    decide(new Decision.Rejected(request.by(), request.comment()));
  }

  private void decide(Decision made) {
    requireWaiting();
    decision = Optional.of(made);
  }

  /**
   * Waits until somebody decides or the time is over.
   *
   * @param remind run each time that the policy says so
   * @throws io.temporal.failure.CanceledFailure when the workflow is cancelled meanwhile
   */
  public Decision await(ApprovalPolicy policy, Runnable remind) {
    waiting = true;
    decision = Optional.empty();
    try {
      Duration left = policy.expireAfter();
      while (true) {
        Duration nap = least(policy.remindAfter(), left);
        if (Workflow.await(nap, () -> decision.isPresent())) {
          return decision.orElseThrow();
        }
        left = left.minus(nap);
        if (!left.isPositive()) {
          return new Decision.Expired(policy.expireAfter());
        }
        remind.run();
      }
    } finally {
      waiting = false;
    }
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}

package dev.awo.def.merge;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * The merge queue of one base branch. The branch is only ever moved to a tree that was verified,
 * and only from where it was when that tree was made.
 */
@WorkflowInterface
public interface MergeWorkflow {
  /** Ends a while after nothing waits and nothing is on probation. */
  @WorkflowMethod
  void run(MergeState state);

  /**
   * Puts a branch into the queue; asking again is harmless, and wakes what is ready or held. Fails
   * with {@code QUEUE_FULL} when it has no room.
   */
  @UpdateMethod
  MergeReceipt enqueue(MergeRequest request);

  /** Fails with {@code NOT_WAITING} when the task waits for no approval. */
  @UpdateMethod
  MergeReceipt approve(Decision decision);

  /** Takes a branch out of the queue. Fails with {@code NOT_WAITING} when it is not in it. */
  @UpdateMethod
  MergeReceipt reject(Decision decision);

  /** Takes a merge back. */
  @UpdateMethod
  MergeReceipt rollback(RollbackRequest request);

  @QueryMethod
  MergeState state();
}

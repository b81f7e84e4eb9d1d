package dev.awo.def.merge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a task's branch stands on its way into the base branch. */
public enum MergeStatus {
  /** It is complete, and nobody asked to merge it. */
  OPEN,
  /** It is asked for, and not yet in the queue. */
  ASKED,
  /** It waits for a person's approval. */
  APPROVAL,
  QUEUED,
  VERIFYING,
  /** Verified; but the base branch is checked out and must not be moved. */
  READY,
  /** It waits until the base branch itself is well again. */
  HELD,
  /** It is in, and its health is watched. */
  PROBATION,
  MERGED,
  /** It is out: it conflicts with the base branch. */
  CONFLICT,
  /** It is out: verification failed, a person rejected it, or it cannot be merged. */
  REJECTED,
  /** A revert waits for its turn. */
  REVERTING,
  REVERTED;

  /** Whether the queue has something to do for it without a person. */
  public boolean isActive() {
    return this == ASKED || this == QUEUED || this == VERIFYING || this == REVERTING;
  }

  /** Whether it waits for a person, or for the base branch. */
  public boolean isWaiting() {
    return this == APPROVAL || this == READY || this == HELD;
  }

  /** Whether the base branch has it. */
  public boolean isIn() {
    return this == PROBATION || this == MERGED;
  }

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.awo.def.spec;

/** Who decides that a finished branch goes into its base branch. */
public enum MergePolicy {
  /** Nobody: the branch is left ready. */
  MANUAL,
  /** The merge queue, once the combined tree verifies. */
  AUTO,
  /** The merge queue, after a person approved. */
  APPROVE
}

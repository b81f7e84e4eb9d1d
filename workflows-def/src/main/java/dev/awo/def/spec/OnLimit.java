package dev.awo.def.spec;

/** What happens to a call that a limit does not allow. */
public enum OnLimit {
  /** The task waits until the limit resets. */
  WAIT,
  /** The task ends. */
  REFUSE
}

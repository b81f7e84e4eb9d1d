package dev.awo.def.generate;

/** Why the model stopped. Anything but {@link #STOP} means that the answer may be incomplete. */
public enum StopReason {
  STOP,
  /** The output cap was reached: the answer is truncated and must not be written. */
  LENGTH,
  /** The provider withheld the answer. */
  CONTENT_FILTER,
  OTHER
}

package dev.awo.def.autopilot;

/** What asking models led to. */
sealed interface Asked {
  /** Proposals that may be done. */
  record Kept(BatchCount batch) implements Asked {}

  /** None are left. */
  record Nothing(String words) implements Asked {}

  /** The next call would pass a limit. */
  record Limited(String limit) implements Asked {}
}

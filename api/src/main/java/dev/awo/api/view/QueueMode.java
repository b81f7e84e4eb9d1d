package dev.awo.api.view;

/** How far a project's queue goes by itself. */
public enum QueueMode {
  /** It starts nothing; what runs goes on. */
  PAUSED,
  /** It starts so many tasks, then pauses. */
  NEXT,
  /** It starts tasks until none is left that can run, then pauses. */
  LOOP,
  /** It starts tasks as they come. */
  WATCH
}

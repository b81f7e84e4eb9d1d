package dev.awo.api.view;

/** How far a project's queue goes by itself. */
public enum QueueMode {
  /** It starts nothing; what runs goes on. */
  PAUSED,
  /** It starts so many tasks, and pauses when they have ended. */
  NEXT,
  /** It starts tasks until none is left that can run, and pauses when they have ended. */
  LOOP,
  /** It starts tasks as they come. */
  WATCH
}

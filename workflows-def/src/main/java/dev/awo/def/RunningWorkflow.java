package dev.awo.def;

import io.temporal.workflow.Workflow;
import java.time.Instant;

/**
 * What workflow code may ask of the run that it is part of: the answers are the same in a replay.
 */
public final class RunningWorkflow {
  /** Far below the server's limit of 51,200, and cheap to replay. The next run goes on at once. */
  private static final long LONGEST_HISTORY = 4_000;

  private RunningWorkflow() {}

  public static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  /** Whether an entity workflow should continue as a new run. */
  public static boolean isHistoryLong() {
    return Workflow.getInfo().isContinueAsNewSuggested()
        || Workflow.getInfo().getHistoryLength() > LONGEST_HISTORY;
  }
}

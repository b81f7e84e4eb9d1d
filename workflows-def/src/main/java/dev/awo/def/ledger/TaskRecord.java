package dev.awo.def.ledger;

import dev.awo.def.TaskKey;
import dev.awo.def.task.TaskOutcome;
import java.util.List;

/**
 * The last word on a run: its outcome, and the events that lead to it.
 *
 * @param queued whether a dispatcher gave it a slot, and is to be told
 * @param round which run of the task it is, 1-based
 */
public record TaskRecord(
    TaskKey task,
    String run,
    TaskOutcome outcome,
    List<TaskEvent> events,
    boolean queued,
    int round) {
  public TaskRecord {
    events = List.copyOf(events);
  }

  /** Of a run whose dispatcher need not be told. */
  public TaskRecord(TaskKey task, String run, TaskOutcome outcome, List<TaskEvent> events) {
    this(task, run, outcome, events, false, 1);
  }
}

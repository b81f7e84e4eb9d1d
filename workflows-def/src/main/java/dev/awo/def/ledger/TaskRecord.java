package dev.awo.def.ledger;

import dev.awo.def.TaskKey;
import dev.awo.def.task.TaskOutcome;
import java.util.List;

/** The last word on a run: its outcome, and the events that lead to it. */
public record TaskRecord(TaskKey task, String run, TaskOutcome outcome, List<TaskEvent> events) {
  public TaskRecord {
    events = List.copyOf(events);
  }
}

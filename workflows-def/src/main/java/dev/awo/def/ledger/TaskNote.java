package dev.awo.def.ledger;

import dev.awo.def.TaskKey;
import dev.awo.def.task.TaskStatus;
import java.util.List;

/** A new state that is not the last one, and the events that lead to it. */
public record TaskNote(TaskKey task, String run, TaskStatus status, List<TaskEvent> events) {
  public TaskNote {
    events = List.copyOf(events);
  }
}

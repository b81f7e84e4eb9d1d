package dev.awo.def.dispatch;

import dev.awo.def.task.TaskStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a dispatcher knows: what it hands to its next run, and what a query shows.
 *
 * @param since when the mode was last changed
 * @param atOnce how many tasks may run at the same time
 * @param ended how tasks ended on which waiting ones depend
 */
public record DispatchState(
    String project,
    Mode mode,
    Instant since,
    int atOnce,
    List<QueuedTask> waiting,
    List<QueuedTask> running,
    Map<String, TaskStatus> ended) {
  public DispatchState {
    waiting = List.copyOf(waiting);
    running = List.copyOf(running);
    ended = Collections.unmodifiableMap(new LinkedHashMap<>(ended));
  }

  /** A dispatcher that knows no task and starts none. */
  public static DispatchState empty(String project, int atOnce) {
    return new DispatchState(
        project,
        new Mode.Paused(),
        Instant.EPOCH,
        atOnce,
        List.of(),
        List.of(),
        new LinkedHashMap<>());
  }
}

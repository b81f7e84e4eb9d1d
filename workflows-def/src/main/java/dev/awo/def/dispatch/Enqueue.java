package dev.awo.def.dispatch;

import java.util.List;

/**
 * Tasks that wait for a slot from now on; bringing one twice is harmless.
 *
 * @param atOnce how many tasks may run at the same time
 */
public record Enqueue(List<QueuedTask> tasks, int atOnce) {
  public Enqueue {
    tasks = List.copyOf(tasks);
  }
}

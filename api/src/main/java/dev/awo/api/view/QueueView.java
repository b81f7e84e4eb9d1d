package dev.awo.api.view;

import java.util.List;

/**
 * The queue at a glance.
 *
 * @param items what runs, what waits, then what ended last; at most some hundred tasks
 */
public record QueueView(Counts counts, List<TaskView> items) {
  public QueueView {
    items = List.copyOf(items);
  }

  /**
   * Tasks by where they stand.
   *
   * @param done completed
   * @param failed failed, or refused by a limit
   */
  public record Counts(long pending, long running, long done, long failed, long cancelled) {}
}

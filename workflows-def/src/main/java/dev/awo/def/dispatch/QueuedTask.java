package dev.awo.def.dispatch;

import java.util.List;
import java.util.Optional;

/**
 * A task as the dispatcher sees it.
 *
 * @param task id within the project
 * @param round 1-based; a retry is the next round of the same task
 * @param number grows with the order of acceptance; of equal priorities the lowest goes first
 * @param priority 1 to 5, 1 is the most urgent
 * @param dependsOn ids of tasks of the project that must complete first
 * @param touches globs of what it may change; overlapping tasks never run at the same time
 * @param limited the provider it asks, when that one must not be asked by too many tasks at once
 * @param held whether a person paused it while it waits
 * @param waits whether, while it runs, it waits for a person and so lends its slot
 */
public record QueuedTask(
    String task,
    int round,
    long number,
    int priority,
    List<String> dependsOn,
    List<String> touches,
    Optional<String> limited,
    boolean held,
    boolean waits) {
  public QueuedTask {
    dependsOn = List.copyOf(dependsOn);
    touches = List.copyOf(touches);
  }

  QueuedTask withPriority(int newPriority) {
    return new QueuedTask(
        task, round, number, newPriority, dependsOn, touches, limited, held, waits);
  }

  QueuedTask withHeld(boolean newHeld) {
    return new QueuedTask(
        task, round, number, priority, dependsOn, touches, limited, newHeld, waits);
  }

  QueuedTask withWaits(boolean newWaits) {
    return new QueuedTask(
        task, round, number, priority, dependsOn, touches, limited, held, newWaits);
  }
}

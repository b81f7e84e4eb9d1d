package dev.awo.def.dispatch;

import java.time.Instant;
import java.util.List;

/**
 * A task as the dispatcher sees it.
 *
 * @param task id within the project
 * @param priority 1 to 5, 1 is the most urgent
 * @param accepted when it was queued; of equal priorities the oldest goes first
 * @param dependsOn ids of tasks of the project that must complete first
 * @param touches globs of what it may change; overlapping tasks never run at the same time
 */
public record QueuedTask(
    String task, int priority, Instant accepted, List<String> dependsOn, List<String> touches) {
  public QueuedTask {
    dependsOn = List.copyOf(dependsOn);
    touches = List.copyOf(touches);
  }

  QueuedTask withPriority(int newPriority) {
    return new QueuedTask(task, newPriority, accepted, dependsOn, touches);
  }
}

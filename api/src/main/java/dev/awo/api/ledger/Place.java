package dev.awo.api.ledger;

import java.util.List;

/**
 * A task's place in the queue of its project.
 *
 * @param priority 1 to 5, 1 is the most urgent
 * @param dependsOn ids of tasks of the project that must complete first
 * @param touches globs of what it may change
 */
public record Place(int priority, List<String> dependsOn, List<String> touches) {
  public Place {
    dependsOn = List.copyOf(dependsOn);
    touches = List.copyOf(touches);
  }
}

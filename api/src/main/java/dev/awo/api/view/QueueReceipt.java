package dev.awo.api.view;

import java.util.List;

/**
 * What became of the tasks that were brought together.
 *
 * @param accepted those that are in the queue now
 * @param existing how many had been accepted before
 * @param conflicts those whose id another task has; they were not accepted
 */
public record QueueReceipt(List<Accepted> accepted, int existing, List<Conflict> conflicts) {
  public QueueReceipt {
    accepted = List.copyOf(accepted);
    conflicts = List.copyOf(conflicts);
  }

  /** A task that is in the queue now. */
  public record Accepted(String id, String project) {}

  /** A task that was not accepted. */
  public record Conflict(String id, String project, String detail) {}
}

package dev.awo.api.view;

import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST /api/v1/queue}: tasks that wait until their project's queue starts them.
 * All of them are accepted, or none when one makes no sense. Bringing the same again is harmless.
 *
 * @param yaml the text of a {@code queue.yaml}
 * @param tasks further tasks
 * @param project for tasks of the text that name none; may be left out when one is registered
 */
public record NewQueue(Optional<String> yaml, List<NewTask> tasks, Optional<String> project) {
  public NewQueue {
    tasks = List.copyOf(tasks);
  }
}

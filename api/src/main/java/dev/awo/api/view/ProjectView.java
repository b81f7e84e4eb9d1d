package dev.awo.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A registered project.
 *
 * @param path absolute path of its repository
 * @param verify command lines for tasks that bring none; empty means those detected
 * @param tasks how many tasks it has had
 * @param existing only in the answer to a POST: whether it had been registered before
 */
public record ProjectView(
    String id,
    String path,
    List<String> verify,
    Optional<String> agent,
    Optional<String> model,
    Instant created,
    long tasks,
    Optional<Boolean> existing) {
  public ProjectView {
    verify = List.copyOf(verify);
  }

  public ProjectView withExisting(boolean registeredBefore) {
    return new ProjectView(
        id, path, verify, agent, model, created, tasks, Optional.of(registeredBefore));
  }
}

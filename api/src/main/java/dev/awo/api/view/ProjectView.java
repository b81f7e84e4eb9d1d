package dev.awo.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A project.
 *
 * @param path absolute path of its repository
 * @param source where it is named: {@code projects.yaml}, or the registry of {@code awo projects}
 * @param name what people call it
 * @param verify command lines for tasks that bring none; empty means those detected
 * @param created when it was registered
 * @param tasks how many tasks it has had
 * @param existing only in the answer to a POST: whether it had been registered before
 * @param rules only for a single project: what holds for its tasks
 */
public record ProjectView(
    String id,
    String path,
    Source source,
    Optional<String> name,
    Optional<String> description,
    List<String> verify,
    Optional<String> agent,
    Optional<String> model,
    Optional<Instant> created,
    long tasks,
    Optional<Boolean> existing,
    Optional<Rules> rules) {
  public ProjectView {
    verify = List.copyOf(verify);
  }

  public ProjectView withExisting(boolean registeredBefore) {
    return new ProjectView(
        id,
        path,
        source,
        name,
        description,
        verify,
        agent,
        model,
        created,
        tasks,
        Optional.of(registeredBefore),
        rules);
  }

  public ProjectView withRules(Rules newRules) {
    return new ProjectView(
        id,
        path,
        source,
        name,
        description,
        verify,
        agent,
        model,
        created,
        tasks,
        existing,
        Optional.of(newRules));
  }

  /** Where a project is named. */
  public enum Source {
    /** It was added over the API, and is removed over it. */
    REGISTRY,
    /** It stands in {@code projects.yaml}, and is changed and removed there. */
    FILE
  }

  /**
   * What holds for a project's tasks, given or detected.
   *
   * @param prepare command lines that fetch its dependencies, run once per state of its lock files
   * @param sandbox {@code required}, {@code preferred} or {@code off}
   * @param network whether verify commands may reach it
   * @param protect globs of files that no task may touch, beside the built-in ones
   * @param allowProtected built-in protections that are lifted
   * @param detected what its own files say of it, and which ones
   */
  public record Rules(
      List<String> verify,
      List<String> prepare,
      String sandbox,
      boolean network,
      List<String> protect,
      List<String> allowProtected,
      List<DetectedView> detected) {
    public Rules {
      verify = List.copyOf(verify);
      prepare = List.copyOf(prepare);
      protect = List.copyOf(protect);
      allowProtected = List.copyOf(allowProtected);
      detected = List.copyOf(detected);
    }
  }
}

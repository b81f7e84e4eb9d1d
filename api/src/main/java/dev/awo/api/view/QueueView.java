package dev.awo.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The queue: all of it at a glance, or a page of the tasks in one state.
 *
 * @param items at a glance: what runs, waits, is blocked, then what ended last, at most a hundred
 *     of each
 * @param next give it as {@code cursor} to get the page that follows
 * @param projects those that have tasks to run, or start tasks as they come
 * @param inbox what is wrong with {@code tasks/queue.yaml}, when it was looked at and is wrong
 */
public record QueueView(
    Counts counts,
    List<Item> items,
    Optional<String> next,
    List<ProjectQueue> projects,
    Optional<String> inbox) {
  public QueueView {
    items = List.copyOf(items);
    projects = List.copyOf(projects);
  }

  public QueueView withInbox(Optional<String> problem) {
    return new QueueView(counts, items, next, projects, problem);
  }

  /** Where a task stands in the queue. */
  public enum State {
    /** It can run and waits for its turn. */
    PENDING,
    /** It cannot run: what it depends on failed, or does not exist. */
    BLOCKED,
    RUNNING,
    DONE,
    /** Failed, or refused by a limit. */
    FAILED,
    CANCELLED
  }

  /**
   * Tasks by where they stand.
   *
   * @param done completed
   * @param failed failed, or refused by a limit
   */
  public record Counts(
      long pending, long blocked, long running, long done, long failed, long cancelled) {}

  /**
   * One task in the queue.
   *
   * @param reason why it stands there, in one line
   * @param priority 1 to 5, 1 is the most urgent
   * @param dependsOn ids of tasks of the project that must complete first
   * @param touches globs of what it may change
   */
  public record Item(
      State state,
      Optional<String> reason,
      int priority,
      List<String> dependsOn,
      List<String> touches,
      TaskView task) {
    public Item {
      dependsOn = List.copyOf(dependsOn);
      touches = List.copyOf(touches);
    }
  }

  /**
   * The queue of one project.
   *
   * @param mode how far it goes by itself
   * @param remaining how many more tasks it starts, in mode {@code next}
   * @param since when the mode was last changed
   */
  public record ProjectQueue(
      String project,
      QueueMode mode,
      Optional<Integer> remaining,
      Optional<Instant> since,
      long pending,
      long blocked,
      long running) {}
}

package dev.awo.api.launch;

import dev.awo.api.ledger.Ledger;
import dev.awo.def.TaskKey;
import dev.awo.def.dispatch.QueuedTask;
import io.grpc.Status;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings tasks on record to life: starts their workflows, many at a time, and tells their
 * dispatchers of those that wait for a slot. What fails is done again by the {@link Sweeper}, and
 * doing it twice is harmless.
 */
public final class Launches {
  private static final Logger LOG = LoggerFactory.getLogger(Launches.class);
  private static final int AT_ONCE = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final long LOOK_MILLIS = 50;

  private final Ledger ledger;
  private final WorkflowStarter starter;
  private final Dispatchers dispatchers;

  /**
   * Launches.
   *
   * @param tasksAtOnce how many queued tasks of the project may run at the same time
   */
  public Launches(Ledger ledger, TemporalConnection temporal, ToIntFunction<String> tasksAtOnce) {
    this.ledger = ledger;
    starter = new WorkflowStarter(temporal, ledger.tasks());
    dispatchers = new Dispatchers(temporal, ledger.dispatch(), tasksAtOnce);
  }

  Dispatchers dispatchers() {
    return dispatchers;
  }

  /**
   * Waits until the dispatcher knows of all tasks on record: one that knows of none would take its
   * work for done.
   *
   * @return false when that takes too long
   */
  boolean awaitAll(String project) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (ledger.dispatch().isBehind(project)) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  void launchIfNeeded(TaskKey key) {
    if (!ledger.tasks().isLaunched(key)) {
      launch(List.of(key));
    }
  }

  void launch(List<TaskKey> keys) {
    Map<TaskKey, String> runs = new ConcurrentHashMap<>();
    if (keys.size() == 1) {
      start(keys.getFirst(), runs);
    } else {
      startAll(keys, runs);
    }
    byProject(keys, runs).forEach((project, tasks) -> enqueue(project, tasks, runs));
    ledger.tasks().launched(runs);
  }

  private void startAll(List<TaskKey> keys, Map<TaskKey, String> runs) {
    Semaphore free = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      keys.forEach(
          key ->
              threads.execute(
                  () -> {
                    free.acquireUninterruptibly();
                    try {
                      start(key, runs);
                    } finally {
                      free.release();
                    }
                  }));
    }
  }

  private void start(TaskKey key, Map<TaskKey, String> runs) {
    try {
      starter.start(key).ifPresent(run -> runs.put(key, run));
    } catch (WorkflowServiceException e) {
      LOG.warn(
          "task {} is accepted, but could not be started yet ({}); trying on",
          key,
          Status.fromThrowable(e).getCode());
    }
  }

  private Map<String, List<QueuedTask>> byProject(List<TaskKey> keys, Map<TaskKey, String> runs) {
    Map<String, List<QueuedTask>> queued = new TreeMap<>();
    for (TaskKey key : keys) {
      Optional<QueuedTask> task =
          runs.containsKey(key) ? ledger.dispatch().queued(key) : Optional.empty();
      task.ifPresent(
          waiting -> queued.computeIfAbsent(key.project(), any -> new ArrayList<>()).add(waiting));
    }
    return new LinkedHashMap<>(queued);
  }

  private void enqueue(String project, List<QueuedTask> tasks, Map<TaskKey, String> runs) {
    try {
      dispatchers.enqueue(project, tasks);
    } catch (WorkflowServiceException e) {
      LOG.warn(
          "{} tasks of project {} could not be queued yet ({}); trying on",
          tasks.size(),
          project,
          Status.fromThrowable(e).getCode());
      tasks.forEach(task -> runs.remove(new TaskKey(project, task.task())));
    }
  }
}

package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.EventView;
import dev.awo.api.view.HealthView;
import dev.awo.api.view.NewMode;
import dev.awo.api.view.QueueMode;
import dev.awo.api.view.QueueView.ProjectQueue;
import dev.awo.api.view.TaskView;
import dev.awo.def.TaskKey;
import dev.awo.def.ledger.TaskEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Queues that run, watched until they pause. */
final class Batch {
  private static final TypeReference<TaskView> TASK = new TypeReference<>() {};
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Awo awo;
  private final ApiClient client;
  private final Schedules schedules;
  private final Map<String, NewMode> plan;
  private final Instant started = Instant.now();
  private final Set<TaskKey> seen = new LinkedHashSet<>();
  private final AtomicBoolean done = new AtomicBoolean();
  private Instant reached = Instant.now();

  Batch(Awo awo, ApiClient client, Schedules schedules, Map<String, NewMode> plan) {
    this.awo = awo;
    this.client = client;
    this.schedules = schedules;
    this.plan = plan;
  }

  /** The exit code tells whether all tasks completed. */
  int run() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "interrupted"));
    try (EventFeed feed = EventFeed.open(awo, client);
        BatchDisplay display = BatchDisplay.of(awo)) {
      plan.forEach(
          (project, mode) -> {
            schedules.put(project, mode);
            display.begin(project);
          });
      watch(feed, display);
      List<TaskView> tasks = tasks();
      Duration time = Duration.between(started, Instant.now());
      Summary summary = Summary.of(tasks, time, tasks.isEmpty() ? Map.of() : health());
      display.end(summary);
      return summary.exitCode();
    } finally {
      done.set(true);
    }
  }

  private void watch(EventFeed feed, BatchDisplay display) {
    boolean isOver = false;
    Instant nextLook = Instant.now();
    while (!isOver) {
      Optional<EventView> event = feed.next(LOOK);
      event.filter(this::isOurs).ifPresent(ours -> show(ours, display));
      if (event.isEmpty() || !Instant.now().isBefore(nextLook)) {
        isOver = areAllPaused();
        nextLook = Instant.now().plus(LOOK);
      }
    }
    Optional<EventView> rest = feed.next(LOOK);
    while (rest.isPresent()) {
      rest.filter(this::isOurs).ifPresent(ours -> show(ours, display));
      rest = feed.next(LOOK);
    }
  }

  private Map<String, HealthView> health() {
    HealthCheck check = new HealthCheck(client);
    Map<String, HealthView> health = new LinkedHashMap<>();
    plan.keySet().forEach(project -> health.put(project, check.of(project)));
    return health;
  }

  private boolean isOurs(EventView event) {
    return plan.containsKey(event.project());
  }

  private void show(EventView event, BatchDisplay display) {
    if (event.kind() != TaskEvent.Kind.QUEUED) {
      seen.add(new TaskKey(event.project(), event.task()));
    }
    display.event(event);
  }

  private boolean areAllPaused() {
    try {
      boolean paused = plan.keySet().stream().map(schedules::queue).allMatch(Batch::isPaused);
      reached = Instant.now();
      return paused;
    } catch (CliProblem e) {
      if (e.exitCode() != ExitCode.UNREACHABLE || reached.plus(PATIENCE).isBefore(Instant.now())) {
        throw e;
      }
      return false;
    }
  }

  private static boolean isPaused(ProjectQueue queue) {
    return queue.mode() == QueueMode.PAUSED;
  }

  private List<TaskView> tasks() {
    List<TaskView> tasks = new ArrayList<>();
    for (TaskKey key : seen) {
      TaskView task =
          client.get(
              new Query("/api/v1/tasks/" + key.task())
                  .with("project", Optional.of(key.project()))
                  .toString(),
              TASK);
      if (task.status().isFinal()) {
        tasks.add(task);
      }
    }
    return tasks;
  }

  private void interrupted() {
    if (!done.get()) {
      awo.surroundings.err().println();
      awo.say(
          "the queue goes on; 'awo queue' shows it, 'awo queue pause "
              + String.join("', 'awo queue pause ", plan.keySet())
              + "' stops it");
    }
  }
}

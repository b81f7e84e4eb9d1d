package dev.awo.api.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts the parts of a stack in order, starts again what ends, and stops them all. */
final class Supervisor {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(40);
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final List<ChildPlan> plans;
  private final Consumer<List<StackState.Part>> journal;
  private final Duration firstPause;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Map<String, Child> running = new LinkedHashMap<>();
  private final Map<String, Restart> restarts = new LinkedHashMap<>();

  private sealed interface Event {
    record Ended(Child child) implements Event {}

    record Stop() implements Event {}
  }

  /** When a part is started again. */
  private record Restart(ChildPlan plan, Instant due) {}

  /**
   * @param journal told what runs, after each change
   * @param firstPause before a part that has ended is started again; doubled each time
   */
  Supervisor(List<ChildPlan> plans, Duration firstPause, Consumer<List<StackState.Part>> journal) {
    this.plans = List.copyOf(plans);
    this.firstPause = firstPause;
    this.journal = journal;
  }

  /**
   * Starts each part when the one before it is up.
   *
   * @return false when it was told to stop meanwhile
   * @throws StackProblem when a part ends, or is not up in time
   */
  boolean start(Duration limit) throws InterruptedException {
    Instant deadline = Instant.now().plus(limit);
    for (ChildPlan plan : plans) {
      launch(plan);
      while (!plan.up().getAsBoolean()) {
        if (Instant.now().isAfter(deadline)) {
          throw notUp(plan, "is not up after " + limit.toSeconds() + " s");
        }
        Event event = events.poll(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        if (event instanceof Event.Ended ended) {
          throw notUp(ended.child().plan(), "ended while starting");
        }
        if (event instanceof Event.Stop) {
          return false;
        }
      }
    }
    return true;
  }

  /** Starts again what ends, until told to stop. */
  void watch() throws InterruptedException {
    Backoff backoff = new Backoff(firstPause);
    while (true) {
      switch (nextEvent()) {
        case Event.Stop stop -> {
          return;
        }
        case Event.Ended ended -> {
          ChildPlan plan = ended.child().plan();
          running.remove(plan.name());
          restarts.put(
              plan.name(), new Restart(plan, Instant.now().plus(backoff.next(plan.name()))));
          tell();
        }
        case null -> restartDue();
      }
    }
  }

  /** May be called from any thread. */
  void requestStop() {
    events.add(new Event.Stop());
  }

  /** Temporal goes last, so that the others can say what they did. */
  void stopAll() {
    List<ProcessRef> first = new ArrayList<>();
    List<ProcessRef> last = new ArrayList<>();
    for (Child child : running.values()) {
      boolean isFirstPlan = child.plan().equals(plans.getFirst());
      (isFirstPlan ? last : first).add(child.part().process());
    }
    Stopping.stop(first, GRACE);
    Stopping.stop(last, GRACE);
    running.clear();
  }

  private @Nullable Event nextEvent() throws InterruptedException {
    Optional<Instant> due =
        restarts.values().stream().map(Restart::due).min(Comparator.naturalOrder());
    if (due.isEmpty()) {
      return events.take();
    }
    long wait = Math.max(0, Duration.between(Instant.now(), due.get()).toMillis());
    return events.poll(wait, TimeUnit.MILLISECONDS);
  }

  private void restartDue() {
    Instant now = Instant.now();
    List<ChildPlan> due =
        restarts.values().stream()
            .filter(restart -> !restart.due().isAfter(now))
            .map(Restart::plan)
            .toList();
    due.forEach(plan -> restarts.remove(plan.name()));
    due.forEach(this::launch);
  }

  private void launch(ChildPlan plan) {
    Child child = Child.start(plan);
    running.put(plan.name(), child);
    tell();
    Thread.ofPlatform().daemon().name("wait-" + plan.name()).start(() -> awaitEnd(child));
  }

  private void awaitEnd(Child child) {
    try {
      child.process().waitFor();
      events.add(new Event.Ended(child));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell() {
    journal.accept(running.values().stream().map(Child::part).toList());
  }

  private static StackProblem notUp(ChildPlan plan, String what) {
    return new StackProblem(
        StackProblem.Kind.NOT_RUNNING,
        plan.name() + " " + what + "; see " + plan.log() + LogFile.lastWords(plan.log()));
  }
}

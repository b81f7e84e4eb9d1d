package dev.awo.def.dispatch;

import dev.awo.def.task.TaskStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dispatcher's decisions, without Temporal: who waits, who runs, who is next. */
final class Schedule {
  private static final Comparator<QueuedTask> ORDER =
      Comparator.comparingInt(QueuedTask::priority)
          .thenComparing(QueuedTask::accepted)
          .thenComparing(QueuedTask::task);

  private final String project;
  private final Map<String, QueuedTask> waiting = new LinkedHashMap<>();
  private final Map<String, QueuedTask> running = new LinkedHashMap<>();
  private final Map<String, TaskStatus> ended = new LinkedHashMap<>();
  private Mode mode;
  private int atOnce;

  Schedule(DispatchState state) {
    project = state.project();
    mode = state.mode();
    atOnce = state.atOnce();
    state.waiting().forEach(task -> waiting.put(task.task(), task));
    state.running().forEach(task -> running.put(task.task(), task));
    ended.putAll(state.ended());
  }

  DispatchState state() {
    return new DispatchState(
        project, mode, atOnce, List.copyOf(waiting.values()), List.copyOf(running.values()), ended);
  }

  /** The same task twice is one; a task that ended is queued anew. */
  void enqueue(QueuedTask task) {
    if (!running.containsKey(task.task())) {
      ended.remove(task.task());
      waiting.put(task.task(), task);
    }
  }

  void end(TaskEnd end) {
    waiting.remove(end.task());
    running.remove(end.task());
    ended.put(end.task(), end.status());
    forgetWhatNobodyWaitsFor();
  }

  void change(ModeChange change) {
    mode = change.mode();
    atOnce = change.atOnce();
  }

  void change(PriorityChange change) {
    waiting.computeIfPresent(change.task(), (id, task) -> task.withPriority(change.priority()));
  }

  boolean knows(String task) {
    return waiting.containsKey(task) || running.containsKey(task);
  }

  List<QueuedTask> running() {
    return List.copyOf(running.values());
  }

  /** Nothing runs and nothing is going to: such a dispatcher need not exist. */
  boolean isIdle() {
    return running.isEmpty() && mode instanceof Mode.Paused && waiting.isEmpty();
  }

  /** Takes the next task that may run now, if the mode allows one more. */
  Optional<QueuedTask> takeNext() {
    if (mode instanceof Mode.Paused || running.size() >= atOnce) {
      return Optional.empty();
    }
    Optional<QueuedTask> next = waiting.values().stream().filter(this::mayRun).min(ORDER);
    next.ifPresent(
        task -> {
          waiting.remove(task.task());
          running.put(task.task(), task);
        });
    advance(next.isPresent());
    return next;
  }

  /** A mode that has done its part falls back to a pause. */
  private void advance(boolean started) {
    boolean drained = !started && running.isEmpty();
    mode =
        switch (mode) {
          case Mode.Next next -> started ? next.after() : drained ? new Mode.Paused() : next;
          case Mode.Loop loop -> drained ? new Mode.Paused() : loop;
          case Mode.Watch watch -> watch;
          case Mode.Paused paused -> paused;
        };
  }

  private boolean mayRun(QueuedTask task) {
    return task.dependsOn().stream().allMatch(id -> ended.get(id) == TaskStatus.COMPLETED)
        && running.values().stream()
            .noneMatch(other -> Overlap.between(task.touches(), other.touches()));
  }

  private void forgetWhatNobodyWaitsFor() {
    List<String> needed = new ArrayList<>();
    waiting.values().forEach(task -> needed.addAll(task.dependsOn()));
    ended.keySet().removeIf(id -> !needed.contains(id));
  }
}

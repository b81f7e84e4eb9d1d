package dev.awo.def.dispatch;

import dev.awo.def.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dispatcher's decisions, without Temporal: who waits, who runs, who is next. */
final class Schedule {
  private static final Comparator<QueuedTask> ORDER =
      Comparator.comparingInt(QueuedTask::priority).thenComparingLong(QueuedTask::number);

  private final String project;
  private final Map<String, QueuedTask> waiting = new LinkedHashMap<>();
  private final Map<String, QueuedTask> running = new LinkedHashMap<>();
  private final Map<String, TaskStatus> ended = new LinkedHashMap<>();
  private Mode mode;
  private Instant since;
  private int atOnce;

  Schedule(DispatchState state) {
    project = state.project();
    mode = state.mode();
    since = state.since();
    atOnce = state.atOnce();
    state.waiting().forEach(task -> waiting.put(task.task(), task));
    state.running().forEach(task -> running.put(task.task(), task));
    ended.putAll(state.ended());
  }

  String project() {
    return project;
  }

  DispatchState state() {
    return new DispatchState(
        project,
        mode,
        since,
        atOnce,
        List.copyOf(waiting.values()),
        List.copyOf(running.values()),
        ended);
  }

  DispatchReport report() {
    return new DispatchReport(mode, since, waiting.size(), running.size());
  }

  ModeNote modeNote() {
    return new ModeNote(project, mode, since);
  }

  /** The same round of a task twice is one; a later round waits until the earlier one is over. */
  void enqueue(Enqueue batch) {
    atOnce = batch.atOnce();
    batch.tasks().forEach(this::enqueue);
  }

  private void enqueue(QueuedTask task) {
    if (isRoundKnown(running.get(task.task()), task.round())
        || isRoundKnown(waiting.get(task.task()), task.round())) {
      return;
    }
    ended.remove(task.task());
    waiting.put(task.task(), task);
  }

  void end(TaskEnd end) {
    if (isOver(waiting.get(end.task()), end)) {
      waiting.remove(end.task());
    }
    if (isOver(running.get(end.task()), end)) {
      running.remove(end.task());
    }
    if (!knows(end.task())) {
      ended.put(end.task(), end.status());
    }
    forgetWhatNobodyWaitsFor();
  }

  void change(ModeChange change, Instant now) {
    atOnce = change.atOnce();
    enter(change.mode(), now);
  }

  void change(PriorityChange change) {
    waiting.computeIfPresent(change.task(), (id, task) -> task.withPriority(change.priority()));
  }

  void change(HoldChange change) {
    waiting.computeIfPresent(change.task(), (id, task) -> task.withHeld(change.held()));
  }

  /** Of a task that runs. */
  void change(TaskWait wait) {
    running.computeIfPresent(
        wait.task(),
        (id, task) -> task.round() == wait.round() ? task.withWaits(wait.waits()) : task);
  }

  boolean waits(String task) {
    return waiting.containsKey(task);
  }

  boolean knows(String task) {
    return waiting.containsKey(task) || running.containsKey(task);
  }

  List<TaskRound> running() {
    return running.values().stream().map(task -> new TaskRound(task.task(), task.round())).toList();
  }

  /** What waiting tasks depend on, and of which it is not known that it completed or will end. */
  List<String> unresolved() {
    return waiting.values().stream()
        .flatMap(task -> task.dependsOn().stream())
        .filter(id -> !knows(id) && ended.get(id) != TaskStatus.COMPLETED)
        .distinct()
        .toList();
  }

  /** Those of which nothing is known at all. */
  List<String> unknown() {
    return unresolved().stream().filter(id -> !ended.containsKey(id)).toList();
  }

  /** What was heard of these long ago may be true no more. */
  void forget(Collection<String> tasks) {
    tasks.forEach(ended::remove);
  }

  /** Nothing runs and nothing is going to: such a dispatcher need not exist. */
  boolean isIdle() {
    return running.isEmpty() && mode instanceof Mode.Paused && waiting.isEmpty();
  }

  /** Whether some task has a slot and is not just waiting for a person. */
  boolean isBusy() {
    return taken() > 0;
  }

  private int taken() {
    return Math.toIntExact(running.values().stream().filter(task -> !task.waits()).count());
  }

  /** The tasks that may be started now and together, in order; {@code refused} are passed over. */
  List<QueuedTask> startable(Collection<String> refused) {
    int free = free();
    List<QueuedTask> chosen = new ArrayList<>();
    if (free <= 0) {
      return chosen;
    }
    for (QueuedTask task : waiting.values().stream().sorted(ORDER).toList()) {
      if (chosen.size() == free) {
        break;
      }
      if (!refused.contains(task.task()) && isReady(task) && isAlone(task, chosen)) {
        chosen.add(task);
      }
    }
    return chosen;
  }

  /** Gives the task a slot, unless something changed since it was found startable. */
  boolean begin(String id) {
    QueuedTask task = waiting.get(id);
    if (task == null || free() <= 0 || !isReady(task) || !isAlone(task, List.of())) {
      return false;
    }
    waiting.remove(id);
    running.put(id, task);
    if (mode instanceof Mode.Next next) {
      mode = next.afterOne();
    }
    return true;
  }

  /** A mode that has done its part falls back to a pause. */
  void settle(Instant now) {
    boolean isDone =
        switch (mode) {
          case Mode.Next next -> isDrained();
          case Mode.Loop loop -> isDrained();
          case Mode.Watch watch -> false;
          case Mode.Paused paused -> false;
        };
    if (isDone) {
      enter(new Mode.Paused(), now);
    }
  }

  private boolean isDrained() {
    return running.isEmpty() && startable(List.of()).isEmpty();
  }

  private void enter(Mode newMode, Instant now) {
    mode = newMode;
    since = now.isAfter(since) ? now : since.plusMillis(1);
  }

  private int free() {
    int slots = atOnce - taken();
    return switch (mode) {
      case Mode.Paused paused -> 0;
      case Mode.Next next -> Math.min(slots, next.remaining());
      case Mode.Loop loop -> slots;
      case Mode.Watch watch -> slots;
    };
  }

  private boolean isReady(QueuedTask task) {
    return !task.held()
        && !running.containsKey(task.task())
        && task.dependsOn().stream().allMatch(id -> ended.get(id) == TaskStatus.COMPLETED);
  }

  private boolean isAlone(QueuedTask task, List<QueuedTask> chosen) {
    return running.values().stream().noneMatch(other -> overlap(task, other))
        && chosen.stream().noneMatch(other -> overlap(task, other));
  }

  private static boolean overlap(QueuedTask one, QueuedTask other) {
    return Overlap.between(one.touches(), other.touches());
  }

  private static boolean isRoundKnown(@Nullable QueuedTask task, int round) {
    return task != null && task.round() >= round;
  }

  private static boolean isOver(@Nullable QueuedTask task, TaskEnd end) {
    return task != null && task.round() <= end.round();
  }

  private void forgetWhatNobodyWaitsFor() {
    if (ended.isEmpty()) {
      return;
    }
    Set<String> needed = new LinkedHashSet<>();
    waiting.values().forEach(task -> needed.addAll(task.dependsOn()));
    ended.keySet().removeIf(id -> !needed.contains(id));
  }
}

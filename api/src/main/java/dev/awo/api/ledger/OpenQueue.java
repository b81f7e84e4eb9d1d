package dev.awo.api.ledger;

import dev.awo.api.ledger.QueueDao.NeedRow;
import dev.awo.api.ledger.QueueDao.OpenRow;
import dev.awo.api.view.QueueView.State;
import dev.awo.def.dispatch.Mode;
import dev.awo.def.dispatch.Overlap;
import dev.awo.def.task.TaskStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tasks that have not ended, and why each of them stands where it stands. */
final class OpenQueue {
  private static final int MOST_NAMED = 3;

  private final List<OpenRow> tasks;
  private final Map<Long, List<NeedRow>> needs;
  private final Map<String, Mode> modes;
  private final Set<Long> blocked;
  private final Map<String, List<OpenRow>> running;

  OpenQueue(List<OpenRow> tasks, List<NeedRow> needs, Map<String, Mode> modes) {
    this.tasks = List.copyOf(tasks);
    this.needs = needs.stream().collect(Collectors.groupingBy(NeedRow::task));
    this.modes = modes;
    blocked = blocked(needs);
    running =
        tasks.stream()
            .filter(task -> !task.isWaiting())
            .collect(Collectors.groupingBy(OpenRow::project));
  }

  List<OpenRow> in(State state) {
    return tasks.stream().filter(task -> state(task) == state).toList();
  }

  List<OpenRow> of(String project) {
    return tasks.stream().filter(task -> task.project().equals(project)).toList();
  }

  Set<String> projects() {
    return tasks.stream().filter(OpenRow::queued).map(OpenRow::project).collect(Collectors.toSet());
  }

  State state(OpenRow task) {
    if (!task.isWaiting()) {
      return State.RUNNING;
    }
    return blocked.contains(task.number()) ? State.BLOCKED : State.PENDING;
  }

  List<String> needs(OpenRow task) {
    return needs.getOrDefault(task.number(), List.of()).stream().map(NeedRow::needs).toList();
  }

  String reason(OpenRow task) {
    if (task.status() == TaskStatus.PAUSED) {
      return "paused; 'awo task resume " + task.id() + "' lets it go on";
    }
    if (!task.queued() || !task.isWaiting()) {
      return task.progress();
    }
    return broken(task)
        .or(() -> unmet(task))
        .or(() -> paused(task))
        .or(() -> overlap(task))
        .orElse("waits for its turn");
  }

  private Optional<String> broken(OpenRow task) {
    return needs.getOrDefault(task.number(), List.of()).stream()
        .flatMap(need -> broken(need).stream())
        .findFirst();
  }

  private Optional<String> broken(NeedRow need) {
    if (need.other().isPresent() && blocked.contains(need.other().get())) {
      return Optional.of("needs '" + need.needs() + "', which is blocked");
    }
    return isBroken(need)
        ? Optional.of(
            need.status()
                .map(
                    status ->
                        "needs '"
                            + need.needs()
                            + "', which "
                            + (status == TaskStatus.FAILED ? "" : "was ")
                            + status.label()
                            + "; 'awo task retry "
                            + need.needs()
                            + "' runs it again")
                .orElse("needs '" + need.needs() + "', and there is no such task"))
        : Optional.empty();
  }

  private Optional<String> unmet(OpenRow task) {
    String names =
        needs.getOrDefault(task.number(), List.of()).stream()
            .filter(need -> need.status().stream().noneMatch(TaskStatus.COMPLETED::equals))
            .limit(MOST_NAMED)
            .map(need -> "'" + need.needs() + "'")
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? Optional.empty() : Optional.of("waits for " + names);
  }

  private Optional<String> paused(OpenRow task) {
    return modes.getOrDefault(task.project(), new Mode.Paused()) instanceof Mode.Paused
        ? Optional.of(
            "the queue of "
                + task.project()
                + " is paused; 'awo next' or 'awo schedule' starts tasks")
        : Optional.empty();
  }

  private Optional<String> overlap(OpenRow task) {
    List<String> touches = NewTasks.globs(task.touches());
    return running.getOrDefault(task.project(), List.of()).stream()
        .filter(other -> Overlap.between(touches, NewTasks.globs(other.touches())))
        .findFirst()
        .map(other -> "waits for '" + other.id() + "', which may change the same files");
  }

  private static boolean isBroken(NeedRow need) {
    return need.status()
        .map(status -> status.isFinal() && status != TaskStatus.COMPLETED)
        .orElse(true);
  }

  /** Those that need something that failed, and those that need them. */
  private static Set<Long> blocked(List<NeedRow> needs) {
    Map<Long, List<Long>> dependents = new HashMap<>();
    Deque<Long> found = new ArrayDeque<>();
    for (NeedRow need : needs) {
      need.other()
          .ifPresent(
              other ->
                  dependents.computeIfAbsent(other, any -> new ArrayList<>()).add(need.task()));
      if (isBroken(need)) {
        found.add(need.task());
      }
    }
    Set<Long> blocked = new HashSet<>();
    while (!found.isEmpty()) {
      long task = found.pop();
      if (blocked.add(task)) {
        found.addAll(dependents.getOrDefault(task, List.of()));
      }
    }
    return blocked;
  }
}

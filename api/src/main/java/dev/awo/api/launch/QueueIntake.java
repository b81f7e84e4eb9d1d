package dev.awo.api.launch;

import dev.awo.api.ledger.Ledger;
import dev.awo.api.ledger.NewTaskRecord;
import dev.awo.api.projects.KnownProject;
import dev.awo.api.projects.ProjectRules;
import dev.awo.api.view.NewQueue;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.api.view.QueueReceipt;
import dev.awo.api.view.WhyView.Origin;
import dev.awo.def.TaskKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Accepts many tasks at once: all of them, or none when one makes no sense. */
public final class QueueIntake {
  /** What a dispatcher hands to its next run must stay below the 2 MB that Temporal takes. */
  private static final long MOST_BYTES = 1_200_000;

  /** Names of the fields and what else a task takes beside its globs. */
  private static final int BYTES = 200;

  private final Ledger ledger;
  private final TaskLauncher launcher;
  private final QueueFile file;
  private final Sweeper sweeper;

  public QueueIntake(Ledger ledger, TaskLauncher launcher, QueueFile file, Sweeper sweeper) {
    this.ledger = ledger;
    this.launcher = launcher;
    this.file = file;
    this.sweeper = sweeper;
  }

  /** What became of tasks that were brought together. */
  public sealed interface Intake {
    record Taken(QueueReceipt receipt) implements Intake {}

    record Invalid(List<FieldError> errors) implements Intake {
      public Invalid {
        errors = List.copyOf(errors);
      }
    }

    /** A queue has no room for them. */
    record Full(String detail) implements Intake {}

    record Unavailable(String detail) implements Intake {}
  }

  public Intake take(NewQueue queue) {
    List<FieldError> errors = new ArrayList<>();
    List<NewTask> tasks = new ArrayList<>();
    queue.yaml().ifPresent(yaml -> tasks.addAll(file.read(yaml, queue.project(), errors)));
    queue.tasks().forEach(task -> tasks.add(task.toQueue()));
    if (tasks.isEmpty() && errors.isEmpty()) {
      errors.add(new FieldError("tasks", "there is no task in it: give 'yaml' or 'tasks'"));
    }
    if (!errors.isEmpty()) {
      return new Intake.Invalid(errors);
    }
    return prepare(tasks, queue.yaml().isPresent() ? Origin.QUEUE_FILE : Origin.PERSON);
  }

  private Intake prepare(List<NewTask> tasks, Origin origin) {
    List<FieldError> errors = new ArrayList<>();
    List<Preparation.Ready> ready = new ArrayList<>();
    List<QueueReceipt.Conflict> conflicts = new ArrayList<>();
    int existing = 0;
    Map<String, Target> targets = new HashMap<>();
    Map<TaskKey, String> known =
        ledger.tasks().fingerprints(tasks.stream().flatMap(task -> task.id().stream()).toList());
    for (int i = 0; i < tasks.size(); i++) {
      String prefix = tasks.size() == 1 ? "" : "tasks[" + i + "].";
      Preparation preparation =
          launcher.prepare(
              tasks.get(i),
              project -> targets.computeIfAbsent(project, launcher::target),
              key -> Optional.ofNullable(known.get(key)));
      switch (preparation) {
        case Preparation.Ready one -> ready.add(one);
        case Preparation.Decided decided -> {
          switch (decided.acceptance()) {
            case Acceptance.Existing again -> existing++;
            case Acceptance.Conflict conflict -> conflicts.add(conflict(tasks.get(i), conflict));
            case Acceptance.Invalid invalid ->
                invalid.errors().forEach(error -> errors.add(under(prefix, error)));
            case Acceptance.Accepted accepted -> existing++;
            case Acceptance.Unavailable away -> {
              return new Intake.Unavailable(away.detail());
            }
          }
        }
      }
    }
    return errors.isEmpty()
        ? store(ready, existing, conflicts, origin)
        : new Intake.Invalid(errors);
  }

  private Intake store(
      List<Preparation.Ready> ready,
      int existing,
      List<QueueReceipt.Conflict> conflicts,
      Origin origin) {
    Optional<Acceptance.Unavailable> away = launcher.unavailable();
    if (away.isPresent()) {
      return new Intake.Unavailable(away.get().detail());
    }
    List<FieldError> errors = new ArrayList<>();
    Map<TaskKey, NewTask> brought = new LinkedHashMap<>();
    Map<Target, KnownProject> projects = new HashMap<>();
    Map<KnownProject, ProjectRules> rules = new HashMap<>();
    List<Callable<NewTaskRecord>> records = new ArrayList<>();
    for (Preparation.Ready one : ready) {
      KnownProject project =
          projects.computeIfAbsent(one.target(), target -> launcher.project(one));
      ProjectRules ofProject = rules.computeIfAbsent(project, launcher::rules);
      TaskKey key = TaskLauncher.key(one.task(), project);
      if (brought.put(key, one.task()) != null) {
        errors.add(new FieldError("id", "two tasks are named '" + key.task() + "'"));
      }
      records.add(
          () -> launcher.recordOf(key, one.task(), project, ofProject, one.model()).from(origin));
    }
    errors.addAll(new DependencyCheck(ledger.tasks()).of(brought));
    if (!errors.isEmpty()) {
      return new Intake.Invalid(errors);
    }
    Optional<String> full = full(brought);
    return full.isPresent()
        ? new Intake.Full(full.get())
        : insert(all(records), existing, conflicts);
  }

  /** Each prompt is forced to the disk, and the disk takes many at a time. */
  private static List<NewTaskRecord> all(List<Callable<NewTaskRecord>> records) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<NewTaskRecord> all = new ArrayList<>();
      for (Future<NewTaskRecord> record : threads.invokeAll(records)) {
        all.add(record.get());
      }
      return all;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a prompt cannot be stored", e);
    }
  }

  private Intake insert(
      List<NewTaskRecord> records, int existing, List<QueueReceipt.Conflict> conflicts) {
    List<TaskKey> inserted = ledger.tasks().insert(records);
    sweeper.launch(inserted);
    return new Intake.Taken(
        new QueueReceipt(
            inserted.stream()
                .map(key -> new QueueReceipt.Accepted(key.task(), key.project()))
                .toList(),
            existing + records.size() - inserted.size(),
            conflicts));
  }

  private Optional<String> full(Map<TaskKey, NewTask> brought) {
    Set<String> projects = new LinkedHashSet<>();
    brought.keySet().forEach(key -> projects.add(key.project()));
    return projects.stream()
        .filter(project -> ledger.dispatch().bytes(project) + bytes(project, brought) > MOST_BYTES)
        .findFirst()
        .map(
            project ->
                "the queue of project "
                    + project
                    + " has no room for so many tasks: let it run some first, or cancel some");
  }

  private static long bytes(String project, Map<TaskKey, NewTask> brought) {
    return brought.entrySet().stream()
        .filter(entry -> entry.getKey().project().equals(project))
        .mapToLong(entry -> BYTES + length(entry.getValue()))
        .sum();
  }

  private static long length(NewTask task) {
    return task.touches().stream().mapToLong(glob -> glob.length() + 3).sum()
        + task.dependsOn().stream().mapToLong(id -> id.length() + 3).sum();
  }

  private static QueueReceipt.Conflict conflict(NewTask task, Acceptance.Conflict conflict) {
    return new QueueReceipt.Conflict(task.id().orElse(""), task.project(), conflict.detail());
  }

  private static FieldError under(String prefix, FieldError error) {
    return new FieldError(prefix + error.field(), error.message());
  }
}

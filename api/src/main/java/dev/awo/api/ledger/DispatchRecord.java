package dev.awo.api.ledger;

import dev.awo.api.ledger.QueueDao.DispatcherRow;
import dev.awo.api.ledger.TaskDao.TaskRow;
import dev.awo.def.TaskKey;
import dev.awo.def.dispatch.DispatchState;
import dev.awo.def.dispatch.Mode;
import dev.awo.def.dispatch.ModeNote;
import dev.awo.def.dispatch.PermitRequest;
import dev.awo.def.dispatch.Permits;
import dev.awo.def.dispatch.QueuedTask;
import dev.awo.def.dispatch.Survey;
import dev.awo.def.dispatch.SurveyRequest;
import dev.awo.def.dispatch.TaskEnd;
import dev.awo.def.dispatch.TaskRound;
import dev.awo.def.task.TaskStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** What the record has for dispatchers. */
public final class DispatchRecord {
  private static final Mode PAUSED = new Mode.Paused();

  private final Database database;
  private final LedgerRules rules;
  private final FairShares shares;
  private final InstantSource clock;

  DispatchRecord(Database database, LedgerRules rules, InstantSource clock) {
    this.database = database;
    this.rules = rules;
    this.clock = clock;
    shares = new FairShares(rules.providerTasks());
  }

  /** The task as its dispatcher sees it; absent when it has ended, or waits for no slot. */
  public Optional<QueuedTask> queued(TaskKey key) {
    return database
        .reader()
        .withHandle(
            handle ->
                handle
                    .attach(TaskDao.class)
                    .find(key.project(), key.task())
                    .filter(row -> row.queued() && row.ended().isEmpty())
                    .map(row -> queued(handle, row)));
  }

  /**
   * What a dispatcher should know that is started anew: nothing of the tasks that are still to be
   * enqueued.
   */
  public DispatchState state(String project, int atOnce) {
    return database
        .reader()
        .withHandle(
            handle -> {
              QueueDao dao = handle.attach(QueueDao.class);
              List<TaskRow> open =
                  dao.openOf(project).stream()
                      .filter(row -> row.queued() && row.launched())
                      .toList();
              Optional<DispatcherRow> last = dao.dispatcher(project);
              return new DispatchState(
                  project,
                  last.map(row -> Modes.read(row.mode())).flatMap(Modes::lasting).orElse(PAUSED),
                  last.map(DispatcherRow::since).orElse(Instant.EPOCH),
                  atOnce,
                  queued(handle, open, TaskRow::isWaiting),
                  queued(handle, open, row -> !row.isWaiting()),
                  new LinkedHashMap<>());
            });
  }

  private List<QueuedTask> queued(Handle handle, List<TaskRow> rows, Predicate<TaskRow> which) {
    return rows.stream().filter(which).map(row -> queued(handle, row)).toList();
  }

  /** Whether the dispatcher may not know yet of tasks that are on record. */
  public boolean isBehind(String project) {
    return database.reader().withExtension(QueueDao.class, dao -> dao.notLaunched(project) > 0);
  }

  /** Projects that have queued tasks which have not ended. */
  public List<String> projects() {
    return database.reader().withExtension(QueueDao.class, QueueDao::openProjects);
  }

  /** How much of a dispatcher's state the open tasks of a project take, in bytes. */
  public long bytes(String project) {
    return database.reader().withExtension(QueueDao.class, dao -> dao.openBytes(project));
  }

  /** Of these rounds, those that are over. */
  public Survey ended(SurveyRequest request) {
    return database
        .reader()
        .withExtension(
            TaskDao.class,
            dao ->
                new Survey(
                    request.tasks().stream()
                        .flatMap(task -> end(dao, request.project(), task).stream())
                        .toList()));
  }

  private static Optional<TaskEnd> end(TaskDao dao, String project, TaskRound task) {
    Optional<TaskRow> row = dao.find(project, task.task());
    if (row.isPresent() && task.round() > 0 && row.get().round() > task.round()) {
      return Optional.of(new TaskEnd(task.task(), task.round(), TaskStatus.FAILED));
    }
    return row.filter(known -> known.ended().isPresent())
        .map(known -> new TaskEnd(known.id(), known.round(), known.status()));
  }

  public Permits permits(PermitRequest request) {
    return database
        .writer()
        .inTransaction(handle -> shares.permits(handle, request, clock.instant()));
  }

  public void note(ModeNote note) {
    database
        .writer()
        .useExtension(
            QueueDao.class,
            dao -> dao.note(note.project(), Modes.write(note.mode()), note.since()));
  }

  public void prioritise(TaskKey key, int priority) {
    database
        .writer()
        .useHandle(
            handle ->
                handle
                    .attach(TaskDao.class)
                    .find(key.project(), key.task())
                    .ifPresent(
                        row -> handle.attach(QueueDao.class).prioritise(row.number(), priority)));
  }

  private QueuedTask queued(Handle handle, TaskRow row) {
    return new QueuedTask(
        row.id(),
        row.round(),
        row.number(),
        row.priority(),
        handle.attach(QueueDao.class).needs(row.number()),
        NewTasks.globs(row.touches()),
        Optional.of(row.provider()).filter(rules.providerTasks()::containsKey),
        row.status() == TaskStatus.PAUSED && row.isWaiting(),
        row.status() == TaskStatus.APPROVAL);
  }
}

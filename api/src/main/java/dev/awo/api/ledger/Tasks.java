package dev.awo.api.ledger;

import dev.awo.api.ledger.EventDao.NewEventRow;
import dev.awo.api.ledger.TaskDao.NewTaskRow;
import dev.awo.api.ledger.TaskDao.TaskRow;
import dev.awo.api.view.Page;
import dev.awo.api.view.QueueView;
import dev.awo.api.view.TaskView;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.task.TaskStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks on record. */
public final class Tasks {
  private static final String ACCEPTED = "accepted, waits for a worker";
  private static final int QUEUE_ITEMS = 100;

  private final Database database;
  private final TaskViews views;
  private final Signal news;
  private final InstantSource clock;

  Tasks(Database database, TaskViews views, Signal news, InstantSource clock) {
    this.database = database;
    this.views = views;
    this.news = news;
    this.clock = clock;
  }

  /** Records a task unless its key is taken; says whether it did. */
  public boolean insert(NewTaskRecord task) {
    Instant now = clock.instant();
    NewTaskRow row =
        new NewTaskRow(
            task.key().project(),
            task.key().task(),
            task.request(),
            task.fingerprint(),
            task.prompt().sha256(),
            task.model().provider(),
            task.model().model(),
            ACCEPTED,
            now);
    boolean inserted =
        database.writeDurably(
            handle -> {
              TaskDao tasks = handle.attach(TaskDao.class);
              if (tasks.insert(row) == 0) {
                return false;
              }
              long number = tasks.find(row.project(), row.task()).orElseThrow().number();
              handle.attach(EventDao.class).insert(accepted(number, now));
              return true;
            });
    news.raise();
    return inserted;
  }

  /** Comes before the events that the workflow numbers from 1. */
  private static NewEventRow accepted(long task, Instant now) {
    return new NewEventRow(
        task,
        "",
        0,
        now,
        TaskEvent.Kind.QUEUED,
        0,
        0,
        ACCEPTED,
        Optional.empty(),
        Optional.empty());
  }

  /** The task with its prompt. */
  public Optional<TaskView> find(TaskKey key) {
    return row(key).map(views::whole);
  }

  /** The tasks with this id, of whatever project. */
  public List<TaskKey> named(String id) {
    return database
        .reader()
        .withExtension(TaskDao.class, dao -> dao.named(id).stream().map(TaskRow::key).toList());
  }

  /** The fingerprint under which a task was recorded. */
  public Optional<String> fingerprint(TaskKey key) {
    return row(key).map(TaskRow::fingerprint);
  }

  /** Everything a completed task changed, as a blob. */
  public Optional<BlobId> diff(TaskKey key) {
    return row(key).flatMap(TaskRow::diff).map(BlobId::new);
  }

  public Page<TaskView> list(TaskFilter filter) {
    String condition =
        filter.status().map(any -> " and status = :status").orElse("")
            + filter.project().map(any -> " and project = :project").orElse("");
    List<TaskRow> rows =
        database
            .reader()
            .withExtension(
                TaskDao.class,
                dao ->
                    dao.page(
                        condition,
                        filter.cursor().orElse(Long.MAX_VALUE),
                        filter.status().map(TaskStatus::name),
                        filter.project(),
                        filter.limit() + 1));
    boolean more = rows.size() > filter.limit();
    List<TaskRow> shown = more ? rows.subList(0, filter.limit()) : rows;
    return new Page<>(
        shown.stream().map(views::brief).toList(),
        more ? Optional.of(String.valueOf(shown.getLast().number())) : Optional.empty());
  }

  /** What runs and waits, oldest first, then what ended last. */
  public QueueView queue() {
    return database
        .reader()
        .withHandle(
            handle -> {
              Map<TaskStatus, Long> counts = new EnumMap<>(TaskStatus.class);
              handle
                  .attach(FigureDao.class)
                  .byStatus()
                  .forEach(count -> counts.put(count.status(), count.tasks()));
              TaskDao tasks = handle.attach(TaskDao.class);
              List<TaskRow> items = new ArrayList<>();
              items.addAll(tasks.oldest(TaskStatus.RUNNING, QUEUE_ITEMS));
              items.addAll(tasks.oldest(TaskStatus.PAUSED, QUEUE_ITEMS));
              items.addAll(tasks.oldest(TaskStatus.QUEUED, QUEUE_ITEMS));
              items.addAll(
                  tasks.page(
                      " and ended is not null",
                      Long.MAX_VALUE,
                      Optional.empty(),
                      Optional.empty(),
                      QUEUE_ITEMS));
              return new QueueView(counts(counts), items.stream().map(views::brief).toList());
            });
  }

  private static QueueView.Counts counts(Map<TaskStatus, Long> counts) {
    return new QueueView.Counts(
        counts.getOrDefault(TaskStatus.QUEUED, 0L),
        counts.getOrDefault(TaskStatus.RUNNING, 0L) + counts.getOrDefault(TaskStatus.PAUSED, 0L),
        counts.getOrDefault(TaskStatus.COMPLETED, 0L),
        counts.getOrDefault(TaskStatus.FAILED, 0L) + counts.getOrDefault(TaskStatus.REFUSED, 0L),
        counts.getOrDefault(TaskStatus.CANCELLED, 0L));
  }

  /** Tasks recorded before {@code before} whose workflow may not have been started. */
  public List<TaskKey> notLaunched(Instant before, int limit) {
    return database
        .reader()
        .withExtension(
            TaskDao.class,
            dao -> dao.notLaunched(before, limit).stream().map(TaskRow::key).toList());
  }

  /** Open tasks, started before {@code before}, of which nothing was heard since. */
  public List<TaskKey> silentSince(Instant before, int limit) {
    return database
        .reader()
        .withExtension(
            TaskDao.class,
            dao -> dao.silentSince(before, limit).stream().map(TaskRow::key).toList());
  }

  /** The workflow's input, as it was recorded. */
  public Optional<String> request(TaskKey key) {
    return database
        .reader()
        .withExtension(TaskDao.class, dao -> dao.request(key.project(), key.task()));
  }

  /** Notes that the task's workflow runs. */
  public void launched(TaskKey key, String run) {
    row(key)
        .ifPresent(
            row ->
                database
                    .writer()
                    .useExtension(TaskDao.class, dao -> dao.launched(row.number(), run)));
  }

  Optional<TaskRow> row(TaskKey key) {
    return database
        .reader()
        .withExtension(TaskDao.class, dao -> dao.find(key.project(), key.task()));
  }
}

package dev.awo.api.ledger;

import dev.awo.api.ledger.TaskDao.TaskRow;
import dev.awo.api.view.Page;
import dev.awo.api.view.TaskView;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.task.TaskStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks on record. */
public final class Tasks {

  private static final int PAGE = 500;

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
    return insert(List.of(task)).size() == 1;
  }

  /** Records tasks, all or none, but for those whose key is taken; says which it did record. */
  public List<TaskKey> insert(List<NewTaskRecord> tasks) {
    Instant now = clock.instant();
    List<TaskKey> inserted =
        database.writeDurably(
            handle -> {
              NewTasks record = new NewTasks(handle, now);
              return tasks.stream().filter(record::insert).map(NewTaskRecord::key).toList();
            });
    news.raise();
    return inserted;
  }

  /**
   * Opens an ended task for its next round, with a new request; false when it has not ended, or
   * completed.
   */
  public boolean reopen(TaskKey key, String request, String words) {
    return reopen(key, request, words, false);
  }

  /** As {@link #reopen}, for a task that completed and no other. */
  public boolean reopenCompleted(TaskKey key, String request, String words) {
    return reopen(key, request, words, true);
  }

  private boolean reopen(TaskKey key, String request, String words, boolean completed) {
    Instant now = clock.instant();
    boolean reopened =
        database.writeDurably(
            handle -> {
              TaskDao tasks = handle.attach(TaskDao.class);
              TaskRow row = tasks.find(key.project(), key.task()).orElseThrow();
              if ((row.status() == TaskStatus.COMPLETED) != completed
                  || tasks.reopen(row.number(), request, words) == 0) {
                return false;
              }
              handle
                  .attach(EventDao.class)
                  .insert(NewTasks.queued(row.number(), row.round(), now, words));
              return true;
            });
    news.raise();
    return reopened;
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

  /** The fingerprints of all tasks with these ids, of whatever project. */
  public Map<TaskKey, String> fingerprints(List<String> ids) {
    Map<TaskKey, String> prints = new HashMap<>();
    for (int from = 0; from < ids.size(); from += PAGE) {
      List<String> page = ids.subList(from, Math.min(ids.size(), from + PAGE));
      database
          .reader()
          .withExtension(TaskDao.class, dao -> dao.fingerprints(page))
          .forEach(row -> prints.put(new TaskKey(row.project(), row.id()), row.fingerprint()));
    }
    return prints;
  }

  /** Everything a completed task changed, or what waits for approval, as a blob. */
  public Optional<BlobId> diff(TaskKey key) {
    return row(key).flatMap(row -> row.diff().or(() -> proposed(row))).map(BlobId::new);
  }

  private Optional<String> proposed(TaskRow row) {
    return row.status() == TaskStatus.APPROVAL
        ? database
            .reader()
            .withExtension(
                EventDao.class, dao -> dao.latestDetail(row.number(), TaskEvent.Kind.APPROVAL))
        : Optional.empty();
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

  /** Tasks recorded before {@code before} whose workflow may not have been started. */
  public List<TaskKey> notLaunched(Instant before, int limit) {
    return database
        .reader()
        .withExtension(
            TaskDao.class,
            dao -> dao.notLaunched(before, limit).stream().map(TaskRow::key).toList());
  }

  /**
   * Open tasks, started before {@code before}, of which nothing was heard since.
   *
   * @param after where to go on, from the answer before; 0 to begin
   */
  public Silent silentSince(Instant before, long after, int limit) {
    List<TaskRow> rows =
        database
            .reader()
            .withExtension(TaskDao.class, dao -> dao.silentSince(before, after, limit));
    return new Silent(
        rows.stream().map(TaskRow::key).toList(),
        rows.size() < limit ? 0 : rows.getLast().number());
  }

  /**
   * Tasks of which nothing was heard.
   *
   * @param next where to go on; 0 when these are the last ones
   */
  public record Silent(List<TaskKey> tasks, long next) {
    public Silent {
      tasks = List.copyOf(tasks);
    }
  }

  /** The workflow's input, as it was recorded. */
  public Optional<String> request(TaskKey key) {
    return database
        .reader()
        .withExtension(TaskDao.class, dao -> dao.request(key.project(), key.task()));
  }

  public boolean isKnown(TaskKey key) {
    return row(key).isPresent();
  }

  /** Whether the task's workflow is known to have been started. */
  public boolean isLaunched(TaskKey key) {
    return row(key).stream().anyMatch(TaskRow::launched);
  }

  /** The ids of all tasks, each once. */
  public List<String> ids() {
    return database.reader().withExtension(TaskDao.class, TaskDao::ids);
  }

  /** Which run of the task is the present one, 1-based; a retry is the next one. */
  public int round(TaskKey key) {
    return row(key).map(TaskRow::round).orElse(1);
  }

  /** Notes that the workflows of these tasks run, and under which id each. */
  public void launched(Map<TaskKey, String> runs) {
    database
        .writer()
        .useTransaction(
            handle -> {
              TaskDao tasks = handle.attach(TaskDao.class);
              runs.forEach(
                  (key, run) ->
                      tasks
                          .find(key.project(), key.task())
                          .ifPresent(row -> tasks.launched(row.number(), run)));
            });
  }

  Optional<TaskRow> row(TaskKey key) {
    return database
        .reader()
        .withExtension(TaskDao.class, dao -> dao.find(key.project(), key.task()));
  }
}

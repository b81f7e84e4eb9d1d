package dev.awo.api.ledger;

import dev.awo.api.ledger.EventDao.NewEventRow;
import dev.awo.api.ledger.MergeDao.MergeRow;
import dev.awo.api.ledger.MergeDao.NewStanding;
import dev.awo.api.ledger.TaskDao.TaskRow;
import dev.awo.api.view.MergeView;
import dev.awo.api.view.MergesView;
import dev.awo.def.TaskKey;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.merge.MergeNote;
import dev.awo.def.merge.MergeStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Where completed tasks' branches stand on their way into their base branches. */
public final class Merges {
  private final Database database;
  private final Notices notices;
  private final Signal news;
  private final InstantSource clock;

  Merges(Database database, Notices notices, Signal news, InstantSource clock) {
    this.database = database;
    this.notices = notices;
    this.news = news;
    this.clock = clock;
  }

  /**
   * A branch that the queue may have to hear of.
   *
   * @param asked whether it is to be merged; otherwise the project's policy decides
   * @param approved whether it need not wait for a person
   */
  public record Pending(TaskKey key, boolean asked, boolean approved) {}

  /** One merge queue. */
  public record Line(String project, String base) {}

  /** The queues that have, or watch over, something. */
  public List<Line> lines() {
    return database.reader().withExtension(MergeDao.class, MergeDao::lines);
  }

  /** Notes that a queue is gone with all it knew. */
  public void lost(Line line) {
    database
        .writer()
        .useTransaction(
            handle -> {
              MergeDao dao = handle.attach(MergeDao.class);
              dao.askAgain(line.project(), line.base(), clock.instant());
              dao.unwatched(line.project(), line.base(), clock.instant());
            });
    news.raise();
  }

  /** To be called in the transaction in which a task completes. */
  static void completed(Handle handle, TaskRow task, Instant at) {
    handle.attach(MergeDao.class).completed(task.number(), task.round(), at);
  }

  public List<Pending> pending(int limit) {
    return database
        .reader()
        .withExtension(
            MergeDao.class,
            dao ->
                dao.outbox(limit).stream()
                    .map(
                        row ->
                            new Pending(
                                new TaskKey(row.project(), row.task()),
                                row.status() == MergeStatus.ASKED,
                                row.approved()))
                    .toList());
  }

  /**
   * Notes that the project's policy leaves the branch to people.
   *
   * @param base where it would be merged
   */
  public void leaveOpen(TaskKey key, Optional<String> base) {
    change(key, (dao, row) -> dao.decided(row.number(), base));
  }

  /** Notes that the branch is to be merged; false when it is in already, or was taken back. */
  public boolean ask(TaskKey key, boolean approved) {
    return change(key, (dao, row) -> dao.ask(row.number(), approved, clock.instant())) > 0;
  }

  /** Notes that the queue is to take the merge back, unless it says more already. */
  public void reverting(TaskKey key) {
    change(key, (dao, row) -> dao.reverting(row.number(), clock.instant()));
  }

  /** Notes how the queue answered, or why it never will. */
  public void standing(TaskKey key, String base, MergeStatus status, String words) {
    change(
        key,
        (dao, row) ->
            dao.set(
                new NewStanding(
                    row.number(),
                    row.round(),
                    status,
                    words,
                    Optional.of(base).filter(name -> !name.isEmpty()),
                    Optional.empty(),
                    clock.instant())));
  }

  /** How often the task was run again because of its merge. */
  public int timesReturned(TaskKey key) {
    return database
        .reader()
        .withExtension(MergeDao.class, dao -> dao.find(key.project(), key.task()))
        .map(MergeRow::returned)
        .orElse(0);
  }

  public void countReturn(TaskKey key) {
    change(key, (dao, row) -> dao.returned(row.number()));
  }

  /** Keeps what a queue tells; each event once. */
  public void note(MergeNote note) {
    database
        .writer()
        .useTransaction(
            handle -> {
              MergeDao merges = handle.attach(MergeDao.class);
              note.entries().forEach(entry -> note(handle, note, entry));
              merges.totals(
                  note.project(),
                  note.branch(),
                  note.totals().verifications(),
                  note.totals().advances());
            });
    news.raise();
  }

  private void note(Handle handle, MergeNote note, MergeNote.Entry entry) {
    TaskDao tasks = handle.attach(TaskDao.class);
    Optional<TaskRow> task = tasks.find(note.project(), entry.task());
    if (task.isEmpty() || isKnown(handle, task.get(), note, entry)) {
      return;
    }
    handle
        .attach(MergeDao.class)
        .set(
            new NewStanding(
                task.get().number(),
                entry.round(),
                entry.status(),
                entry.text(),
                Optional.of(note.branch()),
                entry.merge(),
                entry.at()));
    handle.attach(CommitDao.class).keep(task.get().number(), entry);
    if (task.get().round() == entry.round()) {
      tasks.told(task.get().number(), entry.text());
    }
    notices.merge(handle, task.get(), note.run(), entry);
  }

  private static boolean isKnown(
      Handle handle, TaskRow task, MergeNote note, MergeNote.Entry entry) {
    TaskEvent event =
        new TaskEvent(
            entry.sequence(), entry.at(), entry.kind(), 0, 0, entry.text(), entry.detail());
    return handle
            .attach(EventDao.class)
            .insert(NewEventRow.of(task.number(), note.run(), event, Optional.empty()))
        == 0;
  }

  public Optional<MergeView> find(TaskKey key) {
    return database
        .reader()
        .withExtension(
            MergeDao.class, dao -> dao.find(key.project(), key.task()).map(Merges::view));
  }

  /** The latest first. */
  public MergesView list(MergeFilter filter) {
    String condition =
        filter.status().map(any -> " and merge.status = :status").orElse("")
            + filter.project().map(any -> " and task.project = :project").orElse("");
    return database
        .reader()
        .withExtension(
            MergeDao.class,
            dao -> {
              List<MergeRow> rows =
                  dao.page(
                      condition,
                      filter.cursor().orElse(Long.MAX_VALUE),
                      filter.status().map(MergeStatus::name),
                      filter.project(),
                      filter.limit() + 1);
              boolean more = rows.size() > filter.limit();
              List<MergeRow> shown = more ? rows.subList(0, filter.limit()) : rows;
              return new MergesView(
                  shown.stream().map(Merges::view).toList(),
                  more ? Optional.of(String.valueOf(shown.getLast().number())) : Optional.empty(),
                  dao.queues(filter.project()).stream()
                      .map(
                          row ->
                              new MergesView.Queue(
                                  row.project(), row.base(), row.verifications(), row.advances()))
                      .toList());
            });
  }

  /** A change of one row. */
  @FunctionalInterface
  private interface Change {
    int of(MergeDao dao, MergeRow row);
  }

  private int change(TaskKey key, Change change) {
    int changed =
        database
            .writer()
            .inTransaction(
                handle -> {
                  MergeDao dao = handle.attach(MergeDao.class);
                  return dao.find(key.project(), key.task())
                      .map(row -> change.of(dao, row))
                      .orElse(0);
                });
    news.raise();
    return changed;
  }

  static MergeView view(MergeRow row) {
    return new MergeView(
        row.task(),
        row.project(),
        row.base(),
        row.status(),
        row.words(),
        row.branch(),
        row.commitId(),
        row.mergeCommit(),
        row.round(),
        row.changed());
  }
}

package dev.awo.api.ledger;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.ledger.EventDao.EventRow;
import dev.awo.api.view.EventView;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.generate.Feedback;
import dev.awo.def.task.Earlier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What happened, in order, and what happens next. */
public final class Events {
  /** Of a detail in a list; the log has all of it. */
  private static final int DETAIL_LIMIT = 16 * 1024;

  private static final int LOG_DETAIL_LIMIT = 1 << 20;

  private final Database database;
  private final Tasks tasks;
  private final BlobDirectory blobs;
  private final Signal news;

  Events(Database database, Tasks tasks, BlobDirectory blobs, Signal news) {
    this.database = database;
    this.tasks = tasks;
    this.blobs = blobs;
    this.news = news;
  }

  /** A task's events after one of them, with the beginning of their details. */
  public List<EventView> ofTask(TaskKey key, long after, int limit) {
    return rows(key, after, limit).stream()
        .map(row -> view(row, detail -> blobs.text(detail, DETAIL_LIMIT)))
        .toList();
  }

  /** The events of all tasks after one of them, without details. */
  public List<EventView> all(long after, int limit) {
    return database
        .reader()
        .withExtension(
            EventDao.class,
            dao ->
                dao.all(after, limit).stream()
                    .map(row -> view(row, detail -> Optional.empty()))
                    .toList());
  }

  /** The latest answer of the task that was turned down, and why. */
  public Optional<Earlier> lastRejection(TaskKey key) {
    return tasks
        .row(key)
        .flatMap(
            row ->
                database
                    .reader()
                    .withExtension(EventDao.class, dao -> dao.lastRejection(row.number())))
        .map(
            found ->
                new Earlier(
                    found.step(),
                    new Feedback(new BlobId(found.answer()), new BlobId(found.findings()))));
  }

  /** The id of the newest event; 0 when there is none. */
  public long newest() {
    return database.reader().withExtension(EventDao.class, EventDao::newest);
  }

  /** A task's story as text: each event in a line, its detail beneath. */
  public Log log(TaskKey key) {
    List<EventRow> rows = rows(key, 0, Integer.MAX_VALUE);
    return out -> {
      for (EventRow row : rows) {
        out.append(LogLine.of(row)).append('\n');
        Optional<String> detail =
            row.detail().flatMap(blob -> blobs.text(new BlobId(blob), LOG_DETAIL_LIMIT));
        if (detail.isPresent()) {
          out.append(detail.get()).append(detail.get().endsWith("\n") ? "" : "\n");
        }
      }
    };
  }

  /** Take it before looking for events, and give it to {@link #await}. */
  public long version() {
    return news.version();
  }

  /** Returns when something may have happened since {@code version}, or when the time is over. */
  public void await(long version, Duration atMost) throws InterruptedException {
    news.await(version, atMost);
  }

  /** Wakes all who wait, so that they see that the process ends. */
  public void wake() {
    news.raise();
  }

  private List<EventRow> rows(TaskKey key, long after, int limit) {
    return tasks
        .row(key)
        .map(
            task ->
                database
                    .reader()
                    .withExtension(EventDao.class, dao -> dao.ofTask(task.number(), after, limit)))
        .orElse(List.of());
  }

  static EventView view(EventRow row, Function<BlobId, Optional<String>> details) {
    return new EventView(
        row.id(),
        row.task(),
        row.project(),
        row.run(),
        row.sequence(),
        row.at(),
        row.kind(),
        row.step(),
        row.attempt(),
        row.text(),
        row.leftMicros().map(Usd::ofMicros),
        row.detail().map(BlobId::new).flatMap(details));
  }
}

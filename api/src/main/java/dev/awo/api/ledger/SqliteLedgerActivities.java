package dev.awo.api.ledger;

import dev.awo.api.ledger.EventDao.NewEventRow;
import dev.awo.api.ledger.SpendDao.SettledRow;
import dev.awo.api.ledger.SpendDao.SpendRow;
import dev.awo.api.ledger.TaskDao.TaskRow;
import dev.awo.def.AttemptKey;
import dev.awo.def.FailureKind;
import dev.awo.def.TaskKey;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.Usage;
import dev.awo.def.ledger.Grant;
import dev.awo.def.ledger.LedgerActivities;
import dev.awo.def.ledger.Reservation;
import dev.awo.def.ledger.Settled;
import dev.awo.def.ledger.Settlement;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.ledger.TaskNote;
import dev.awo.def.ledger.TaskRecord;
import dev.awo.def.task.TaskStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Each call is one transaction: the events it brings and the spend it books stand or fall together.
 */
final class SqliteLedgerActivities implements LedgerActivities {
  private final Database database;
  private final Account account;
  private final Notices notices;
  private final Signal news;
  private final InstantSource clock;

  SqliteLedgerActivities(
      Database database, Account account, Notices notices, Signal news, InstantSource clock) {
    this.database = database;
    this.account = account;
    this.notices = notices;
    this.news = news;
    this.clock = clock;
  }

  @Override
  public Grant reserve(Reservation reservation) {
    return write(
        handle -> {
          AttemptKey key = reservation.key();
          TaskRow task = task(handle, key.task());
          hear(handle, task, key.run(), TaskStatus.RUNNING, reservation.events());
          Optional<SpendRow> before = find(handle, task, key);
          return before
              .filter(row -> !isStale(row))
              .<Grant>map(row -> new Grant.Granted(row.micros()))
              .orElseGet(() -> grant(handle, task, key, reservation.model(), before));
        });
  }

  /** A task that waits for its provider's account may call on another day than it set out on. */
  private boolean isStale(SpendRow row) {
    return !row.settled() && !row.day().equals(account.day(clock.instant()).toString());
  }

  /**
   * Sets aside what the call may cost, today.
   *
   * @param before what was set aside for it on an earlier day, which counts no more if today's
   *     limits allow the call
   */
  private Grant grant(
      Handle handle, TaskRow task, AttemptKey key, ModelChoice model, Optional<SpendRow> before) {
    SpendDao spend = handle.attach(SpendDao.class);
    LocalDate day = account.day(clock.instant());
    before.ifPresent(spend::release);
    Optional<Refusal> refusal = account.refusal(handle, task, day, model);
    if (refusal.isPresent()) {
      before.ifPresent(spend::insert);
      notices.limit(handle, task, refusal.get(), day, clock.instant());
      return refusal.get().grant();
    }
    long micros = account.mostMicros(model);
    spend.insert(row(task, key, model, day, micros));
    if (before.isEmpty()) {
      handle.attach(TaskDao.class).attempted(task.number());
    }
    return new Grant.Granted(micros);
  }

  @Override
  public Settled settle(Settlement settlement) {
    return write(
        handle -> {
          AttemptKey key = settlement.key();
          TaskRow task = task(handle, key.task());
          hear(handle, task, key.run(), TaskStatus.RUNNING, settlement.events());
          if (find(handle, task, key).isEmpty()) {
            handle.attach(SpendDao.class).insert(row(task, key, account.day(clock.instant())));
          }
          Usage usage = settlement.usage();
          SettledRow row =
              new SettledRow(
                  task.number(),
                  key.run(),
                  key.step(),
                  key.attempt(),
                  usage.costMicros(),
                  usage.inputTokens() + usage.outputTokens(),
                  Optional.of(settlement.prompt().sha256()),
                  Optional.of(settlement.answer().sha256()));
          book(handle, row, usage);
          return new Settled(handle.attach(TaskDao.class).costMicros(task.number()));
        });
  }

  @Override
  public void note(TaskNote note) {
    write(
        handle -> {
          TaskRow task = task(handle, note.task());
          hear(handle, task, note.run(), note.status(), note.events());
          return task;
        });
  }

  @Override
  public void close(TaskRecord record) {
    write(
        handle -> {
          TaskRow task = task(handle, record.task());
          if (!hear(handle, task, record.run(), TaskStatus.RUNNING, record.events())) {
            return task;
          }
          for (SpendRow open : handle.attach(SpendDao.class).open(task.number())) {
            bookAsReserved(handle, open);
          }
          if (handle
                  .attach(TaskDao.class)
                  .ended(Outcomes.row(task.number(), record, clock.instant(), account))
              == 1) {
            notices.ended(handle, task, clock.instant());
          }
          if (record.outcome().status() == TaskStatus.COMPLETED) {
            Merges.completed(handle, task, clock.instant());
          }
          return task;
        });
  }

  /** Whatever was set aside may have been spent; all of it counts as input, the cheaper kind. */
  private static void bookAsReserved(Handle handle, SpendRow open) {
    book(
        handle,
        new SettledRow(
            open.task(),
            open.run(),
            open.step(),
            open.attempt(),
            open.micros(),
            open.tokens(),
            Optional.empty(),
            Optional.empty()),
        new Usage(open.tokens(), 0, 0, open.micros()));
  }

  private static void book(Handle handle, SettledRow row, Usage usage) {
    if (handle.attach(SpendDao.class).settle(row) == 1) {
      handle
          .attach(TaskDao.class)
          .spent(
              row.task(),
              usage.costMicros(),
              usage.inputTokens(),
              usage.cachedInputTokens(),
              usage.outputTokens());
    }
  }

  /**
   * Records events that are new, and the status that they lead to unless the task has ended. What
   * was heard before is over: since then the task may have gone another round.
   *
   * @return whether there was news
   */
  private boolean hear(
      Handle handle, TaskRow task, String run, TaskStatus status, List<TaskEvent> events) {
    TaskDao tasks = handle.attach(TaskDao.class);
    EventDao dao = handle.attach(EventDao.class);
    Optional<Long> left =
        events.isEmpty()
            ? Optional.empty()
            : account.leftMicros(handle, task, account.day(clock.instant()));
    boolean isNews = events.isEmpty();
    for (TaskEvent event : events) {
      if (dao.insert(NewEventRow.of(task.number(), run, event, left)) == 1) {
        tasks.progress(task.number(), event.text(), left);
        addBusy(handle, task, run, event);
        handle.attach(CommitDao.class).keep(task.number(), run, event);
        if (event.kind() == TaskEvent.Kind.APPROVAL) {
          notices.asked(handle, task, run, event);
        }
        isNews = true;
      }
    }
    if (isNews) {
      tasks.heard(
          task.number(), status, events.isEmpty() ? clock.instant() : events.getFirst().at());
    }
    return isNews;
  }

  /** The wall time of a call or command is that between the events of its beginning and its end. */
  private void addBusy(Handle handle, TaskRow task, String run, TaskEvent event) {
    Optional<TaskEvent.Kind> begun =
        switch (event.kind()) {
          case ANSWERED -> Optional.of(TaskEvent.Kind.GENERATING);
          case PASSED, REJECTED -> Optional.of(TaskEvent.Kind.VERIFYING);
          default -> Optional.empty();
        };
    begun
        .flatMap(
            kind ->
                handle
                    .attach(EventDao.class)
                    .latest(task.number(), run, event.step(), event.attempt(), kind))
        .ifPresent(
            since ->
                handle
                    .attach(SpendDao.class)
                    .addBusy(
                        task.number(),
                        account.day(event.at()).toString(),
                        Duration.between(since, event.at()).toMillis()));
  }

  private static Optional<SpendRow> find(Handle handle, TaskRow task, AttemptKey key) {
    return handle.attach(SpendDao.class).find(task.number(), key.run(), key.step(), key.attempt());
  }

  /** Of an attempt that nothing was set aside for. */
  private static SpendRow row(TaskRow task, AttemptKey key, LocalDate day) {
    return row(task, key, new ModelChoice(task.provider(), task.model(), 0, 0), day, 0);
  }

  /** The model may be another than the task began with. */
  private static SpendRow row(
      TaskRow task, AttemptKey key, ModelChoice model, LocalDate day, long micros) {
    return new SpendRow(
        task.number(),
        key.run(),
        key.step(),
        key.attempt(),
        day.toString(),
        model.provider(),
        model.model(),
        false,
        micros,
        Account.mostTokens(model));
  }

  private static TaskRow task(Handle handle, TaskKey key) {
    return handle
        .attach(TaskDao.class)
        .find(key.project(), key.task())
        .orElseThrow(
            () ->
                FailureKind.INVALID_REQUEST.failure(
                    "task " + key + " is not in this installation's record; add it again"));
  }

  private <T> T write(Function<Handle, T> work) {
    T result = database.writer().inTransaction(work::apply);
    news.raise();
    return result;
  }
}

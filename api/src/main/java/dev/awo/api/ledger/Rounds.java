package dev.awo.api.ledger;

import dev.awo.api.ledger.RoundDao.NewRoundRow;
import dev.awo.api.ledger.RoundDao.OpenRow;
import dev.awo.api.ledger.RoundDao.RoundRow;
import dev.awo.api.ledger.RoundDao.SpendRow;
import dev.awo.api.view.Page;
import dev.awo.api.view.ProposalView.State;
import dev.awo.api.view.RoundView;
import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.autopilot.RoundEnd;
import dev.awo.def.autopilot.RoundEvent;
import dev.awo.def.autopilot.RoundRequest;
import dev.awo.def.autopilot.RoundRequest.Origin;
import dev.awo.def.autopilot.RoundReservation;
import dev.awo.def.autopilot.RoundResult;
import dev.awo.def.autopilot.RoundSettlement;
import dev.awo.def.autopilot.RoundStart;
import dev.awo.def.autopilot.RoundState;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.ledger.Grant;
import dev.awo.def.task.TaskStatus;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** The rounds of the autopilot: what happened, what they cost, how their tasks stand. */
public final class Rounds {
  private final Database database;
  private final Account account;
  private final Notices notices;
  private final InstantSource clock;

  Rounds(Database database, Account account, Notices notices, InstantSource clock) {
    this.database = database;
    this.account = account;
    this.notices = notices;
    this.clock = clock;
  }

  /** Puts a round on record; the same run is the same round. Returns its number. */
  public long begin(RoundStart start, ModelChoice model) {
    RoundRequest request = start.request();
    return database.writeDurably(
        handle -> {
          RoundDao dao = handle.attach(RoundDao.class);
          dao.insert(
              new NewRoundRow(
                  start.run(),
                  request.project(),
                  request.goal().name(),
                  request.origin().name(),
                  request.approve(),
                  request.maxTasks(),
                  StoredModel.write(model),
                  clock.instant()));
          return dao.find(start.run()).orElseThrow().number();
        });
  }

  /** Which limit forbids a call of this model now, in words. */
  public Optional<String> limit(String project, ModelChoice model) {
    return database
        .writer()
        .inTransaction(handle -> refusal(handle, project, model).map(Refusal::words));
  }

  /** Which limit forbids a call, which is to be told. */
  private Optional<Refusal> refusal(Handle handle, String project, ModelChoice model) {
    Optional<Refusal> refusal = account.roundRefusal(handle, project, today(), model);
    refusal.ifPresent(limit -> notices.limit(handle, project, limit, today(), clock.instant()));
    return refusal;
  }

  /** Sets money aside, unless a limit forbids. */
  public Grant reserve(RoundReservation reservation) {
    return database
        .writer()
        .inTransaction(
            handle -> {
              RoundDao dao = handle.attach(RoundDao.class);
              RoundRow round = note(handle, reservation.round(), reservation.events());
              AttemptKey key = reservation.key();
              Optional<Long> known = dao.reserved(round.number(), key.step(), key.attempt());
              if (known.isPresent()) {
                return new Grant.Granted(known.get());
              }
              Optional<Refusal> limit = refusal(handle, round.project(), reservation.model());
              if (limit.isPresent()) {
                return limit.get().grant();
              }
              SpendRow row = row(round, key, reservation.model());
              dao.reserve(row);
              return new Grant.Granted(row.micros());
            });
  }

  /** Books what a call cost. */
  public void settle(RoundSettlement settlement) {
    database
        .writer()
        .useTransaction(
            handle -> {
              RoundDao dao = handle.attach(RoundDao.class);
              RoundRow round = note(handle, settlement.round(), settlement.events());
              AttemptKey key = settlement.key();
              Generation generation = settlement.generation();
              dao.reserve(row(round, key, settlement.model()));
              dao.settle(
                  round.number(),
                  key.step(),
                  key.attempt(),
                  generation.usage(),
                  generation.prompt().sha256(),
                  generation.answer().sha256());
            });
  }

  /** Records what happened; the round's project. */
  public String note(long round, List<RoundEvent> events) {
    return database.writer().inTransaction(handle -> note(handle, round, events)).project();
  }

  /** How the round's proposals and tasks stand. */
  public RoundState state(long number) {
    return database
        .reader()
        .withHandle(
            handle -> {
              RoundDao dao = handle.attach(RoundDao.class);
              RoundRow round = row(handle, number);
              List<OpenRow> tasks = dao.tasks(number);
              int undecided = handle.attach(ProposalDao.class).waiting(number);
              int open = count(tasks, OpenRow::isOpen);
              int merging = count(tasks, OpenRow::isMerging);
              return new RoundState(
                  undecided,
                  open,
                  count(tasks, task -> task.status() == TaskStatus.COMPLETED),
                  count(tasks, OpenRow::isFailed),
                  merging,
                  count(tasks, OpenRow::isMerged),
                  count(tasks, OpenRow::isWaiting),
                  undecided > 0 || merging > 0
                      ? Optional.empty()
                      : limit(handle, round, tasks, open));
            });
  }

  /** Of open tasks that all wait for a limit, or of ended ones that were refused by one. */
  private Optional<String> limit(Handle handle, RoundRow round, List<OpenRow> tasks, int open) {
    if (open == 0) {
      return tasks.stream()
          .filter(task -> task.status() == TaskStatus.REFUSED)
          .flatMap(task -> task.reason().stream())
          .findFirst();
    }
    boolean isStanding =
        tasks.stream().anyMatch(task -> task.status() == TaskStatus.PAUSED)
            && tasks.stream().noneMatch(task -> task.status() == TaskStatus.RUNNING);
    return isStanding
        ? account
            .roundRefusal(handle, round.project(), today(), StoredModel.read(round.model()))
            .map(Refusal::words)
        : Optional.empty();
  }

  private static int count(List<OpenRow> tasks, Predicate<OpenRow> which) {
    return (int) tasks.stream().filter(which).count();
  }

  /** Ends a round; calls that were not settled count as they were reserved. */
  public void close(RoundEnd end) {
    database.writeDurably(
        handle -> {
          RoundDao dao = handle.attach(RoundDao.class);
          RoundRow round = note(handle, end.round(), end.events());
          dao.settleAsReserved(end.round());
          handle
              .attach(ProposalDao.class)
              .moveAll(
                  end.round(),
                  State.PROPOSED,
                  State.DROPPED,
                  Optional.of("its round ended before the review: " + end.words()));
          int ended = dao.end(end.round(), end.result(), end.words(), clock.instant());
          if (ended == 1 && end.result() == RoundResult.FAILED && isScheduled(round)) {
            String words = "a round failed: " + end.words();
            notices.paused(handle, round.project(), round.run(), words, clock.instant());
          }
          return ended;
        });
  }

  /** A schedule is paused by a failure of what it started. */
  private static boolean isScheduled(RoundRow round) {
    return round.origin().equals(Origin.SCHEDULE.name());
  }

  /** A round with its events and proposals, by its workflow run. */
  public Optional<RoundView> find(String run) {
    return database
        .reader()
        .withHandle(
            handle -> handle.attach(RoundDao.class).find(run).map(row -> view(handle, row, true)));
  }

  /** The latest rounds of a project first, before the one with number {@code cursor}. */
  public Page<RoundView> list(String project, Optional<Long> cursor, int limit) {
    return database
        .reader()
        .withHandle(
            handle -> {
              List<RoundRow> rows =
                  handle
                      .attach(RoundDao.class)
                      .page(project, cursor.orElse(Long.MAX_VALUE), limit + 1);
              boolean more = rows.size() > limit;
              List<RoundRow> shown = more ? rows.subList(0, limit) : rows;
              return new Page<>(
                  shown.stream().map(row -> view(handle, row, false)).toList(),
                  more ? Optional.of(String.valueOf(shown.getLast().number())) : Optional.empty());
            });
  }

  static RoundView view(Handle handle, RoundRow row, boolean whole) {
    RoundDao dao = handle.attach(RoundDao.class);
    return new RoundView(
        row.run(),
        Optional.of(row.number()),
        row.project(),
        RoundRequest.Goal.valueOf(row.goal()),
        Optional.of(RoundRequest.Origin.valueOf(row.origin())),
        row.approve(),
        row.result(),
        row.words(),
        Optional.of(row.started()),
        row.ended(),
        Usd.ofMicros(dao.spent(row.number()).micros()),
        whole
            ? dao.events(row.number()).stream()
                .map(event -> new RoundView.Event(event.sequence(), event.at(), event.text()))
                .toList()
            : List.of(),
        whole
            ? handle.attach(ProposalDao.class).ofRound(row.number()).stream()
                .map(Proposals::view)
                .toList()
            : List.of());
  }

  private static RoundRow note(Handle handle, long round, List<RoundEvent> events) {
    RoundDao dao = handle.attach(RoundDao.class);
    for (RoundEvent event : events) {
      dao.event(
          round, event.sequence(), event.at(), event.text(), event.detail().map(BlobId::sha256));
      dao.words(round, event.text());
    }
    return row(handle, round);
  }

  private static RoundRow row(Handle handle, long round) {
    return handle
        .attach(RoundDao.class)
        .numbered(round)
        .orElseThrow(() -> new IllegalStateException("round " + round + " is not on record here"));
  }

  private SpendRow row(RoundRow round, AttemptKey key, ModelChoice model) {
    return new SpendRow(
        round.number(),
        round.project(),
        key.step(),
        key.attempt(),
        today().toString(),
        model.provider(),
        model.model(),
        account.mostMicros(model),
        Account.mostTokens(model));
  }

  private LocalDate today() {
    return account.day(clock.instant());
  }
}

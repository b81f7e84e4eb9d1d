package dev.awo.api.ledger;

import dev.awo.api.ledger.FigureDao.DayCount;
import dev.awo.api.ledger.FigureDao.Totals;
import dev.awo.api.ledger.SpendDao.DaySum;
import dev.awo.api.view.MetricsView;
import dev.awo.api.view.TokensView;
import dev.awo.def.task.TaskStatus;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Figures about the work done. */
public final class Figures {
  private static final int DAYS = 30;
  private static final int LATEST = 200;

  private final Database database;
  private final Account account;
  private final InstantSource clock;

  Figures(Database database, Account account, InstantSource clock) {
    this.database = database;
    this.account = account;
    this.clock = clock;
  }

  /** Tasks by status; every status is present. */
  public Map<TaskStatus, Long> tasks() {
    return database.reader().withHandle(Figures::byStatus);
  }

  /** Size of the database with its log, in bytes. */
  public long databaseBytes() {
    return database.bytes();
  }

  /** All figures, with those about the process as given. */
  public MetricsView view(MetricsView.Machine machine) {
    return database
        .reader()
        .withHandle(
            handle -> {
              Map<TaskStatus, Long> tasks = byStatus(handle);
              FigureDao dao = handle.attach(FigureDao.class);
              Totals totals = dao.totals();
              long done = tasks.getOrDefault(TaskStatus.COMPLETED, 0L);
              long ended =
                  tasks.entrySet().stream()
                      .filter(entry -> entry.getKey().isFinal())
                      .mapToLong(Map.Entry::getValue)
                      .sum();
              return new MetricsView(
                  tasks,
                  ratio(done, ended),
                  ratio(totals.attempts(), done),
                  durations(dao.latestMillis(LATEST)),
                  Usd.ofMicros(totals.micros()),
                  new TokensView(totals.input(), totals.cached(), totals.output(), totals.calls()),
                  days(handle),
                  machine);
            });
  }

  private static Map<TaskStatus, Long> byStatus(Handle handle) {
    Map<TaskStatus, Long> tasks = new EnumMap<>(TaskStatus.class);
    for (TaskStatus status : TaskStatus.values()) {
      tasks.put(status, 0L);
    }
    handle
        .attach(FigureDao.class)
        .byStatus()
        .forEach(count -> tasks.put(count.status(), count.tasks()));
    return tasks;
  }

  private static Optional<Double> ratio(long part, long whole) {
    return whole == 0 ? Optional.empty() : Optional.of((double) part / whole);
  }

  private static Optional<MetricsView.Durations> durations(List<Long> latest) {
    if (latest.isEmpty()) {
      return Optional.empty();
    }
    List<Long> millis = latest.stream().sorted().toList();
    return Optional.of(
        new MetricsView.Durations(
            seconds(millis, 0.5), seconds(millis, 0.9), millis.getLast() / 1000.0));
  }

  private static double seconds(List<Long> sorted, double quantile) {
    int rank = (int) Math.ceil(quantile * sorted.size());
    return sorted.get(Math.max(0, rank - 1)) / 1000.0;
  }

  private List<MetricsView.Day> days(Handle handle) {
    String after = account.day(clock.instant()).minusDays(DAYS).toString();
    TreeMap<String, MetricsView.Day> days = new TreeMap<>();
    for (DaySum sum : handle.attach(SpendDao.class).days(after)) {
      days.put(
          sum.day(),
          new MetricsView.Day(
              LocalDate.parse(sum.day()),
              Usd.ofMicros(sum.micros()),
              sum.tokens(),
              sum.calls(),
              0,
              0));
    }
    for (DayCount count : handle.attach(FigureDao.class).byDay(after)) {
      days.merge(count.day(), ofCount(count), Figures::plus);
    }
    return List.copyOf(days.values());
  }

  private static MetricsView.Day ofCount(DayCount count) {
    boolean failed = count.status() == TaskStatus.FAILED || count.status() == TaskStatus.REFUSED;
    return new MetricsView.Day(
        LocalDate.parse(count.day()),
        BigDecimal.ZERO,
        0,
        0,
        count.status() == TaskStatus.COMPLETED ? count.tasks() : 0,
        failed ? count.tasks() : 0);
  }

  private static MetricsView.Day plus(MetricsView.Day one, MetricsView.Day other) {
    return new MetricsView.Day(
        one.day(),
        one.costUsd().add(other.costUsd()),
        one.tokens() + other.tokens(),
        one.calls() + other.calls(),
        one.completed() + other.completed(),
        one.failed() + other.failed());
  }
}

package dev.awo.api.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code spend}, and sums that count the calls of rounds with it. */
@RegisterConstructorMapper(SpendDao.SpendRow.class)
@RegisterConstructorMapper(SpendDao.AttemptRow.class)
@RegisterConstructorMapper(SpendDao.Sum.class)
@RegisterConstructorMapper(SpendDao.DaySum.class)
interface SpendDao {
  String SUM = "select count(*) as calls, total(micros) as micros, total(tokens) as tokens";

  @SqlUpdate(
      """
      insert into spend (task, run, step, attempt, day, provider, model, settled, micros, tokens)
      values (:task, :run, :step, :attempt, :day, :provider, :model, :settled, :micros, :tokens)
      """)
  int insert(@BindMethods SpendRow row);

  @SqlQuery(
      """
      select task, run, step, attempt, day, provider, model, settled, micros, tokens from spend
      where task = :task and run = :run and step = :step and attempt = :attempt
      """)
  Optional<SpendRow> find(long task, String run, int step, int attempt);

  @SqlUpdate(
      """
      update spend set settled = 1, micros = :micros, tokens = :tokens, prompt = :prompt,
        answer = :answer
      where task = :task and run = :run and step = :step and attempt = :attempt and settled = 0
      """)
  int settle(@BindMethods SettledRow row);

  @SqlUpdate(
      """
      delete from spend
      where task = :task and run = :run and step = :step and attempt = :attempt and settled = 0
      """)
  int release(@BindMethods SpendRow row);

  @SqlQuery(
      """
      select task, run, step, attempt, day, provider, model, settled, micros, tokens from spend
      where task = :task and settled = 0
      """)
  List<SpendRow> open(long task);

  @SqlQuery(
      """
      select run, step, attempt, provider, model, micros, tokens, prompt, answer from spend
      where task = :task
      """)
  List<AttemptRow> attempts(long task);

  @SqlQuery(SUM + " from spending where day = :day")
  Sum ofDay(String day);

  @SqlQuery(SUM + " from spending where day = :day and settled = 0")
  Sum reservedOfDay(String day);

  @SqlQuery(SUM + " from spending where day = :day and provider = :provider")
  Sum ofProvider(String day, String provider);

  @SqlQuery(
      SUM
          + " from spending where day = :day and (project = :project"
          + " or task in (select number from task where project = :project))")
  Sum ofProject(String day, String project);

  @SqlQuery(SUM + " from spend where task = :task")
  Sum ofTask(long task);

  @SqlUpdate(
      """
      insert into busy (task, day, millis) values (:task, :day, :millis)
      on conflict (task, day) do update set millis = millis + excluded.millis
      """)
  int addBusy(long task, String day, long millis);

  @SqlQuery("select coalesce(sum(millis), 0) from busy where day = :day")
  long busyOfDay(String day);

  @SqlQuery("select coalesce(sum(millis), 0) from busy where task = :task")
  long busyOfTask(long task);

  @SqlQuery(
      """
      select coalesce(sum(busy.millis), 0) from busy join task on task.number = busy.task
      where busy.day = :day and task.project = :project
      """)
  long busyOfProject(String day, String project);

  @SqlQuery(
      """
      select coalesce(sum(busy.millis), 0) from busy join task on task.number = busy.task
      where busy.day = :day and task.provider = :provider
      """)
  long busyOfProvider(String day, String provider);

  @SqlQuery(
      """
      select day, count(*) as calls, total(micros) as micros, total(tokens) as tokens from spending
      where day > :after group by day
      """)
  List<DaySum> days(String after);

  /** One attempt's account. */
  record SpendRow(
      long task,
      String run,
      int step,
      int attempt,
      String day,
      String provider,
      String model,
      boolean settled,
      long micros,
      long tokens) {}

  /** An attempt with the hashes of what was asked and answered. */
  record AttemptRow(
      String run,
      int step,
      int attempt,
      String provider,
      String model,
      long micros,
      long tokens,
      Optional<String> prompt,
      Optional<String> answer) {}

  /** What an attempt cost in the end. */
  record SettledRow(
      long task,
      String run,
      int step,
      int attempt,
      long micros,
      long tokens,
      Optional<String> prompt,
      Optional<String> answer) {}

  /** What counts against a limit: spent and set aside. */
  record Sum(int calls, long micros, long tokens) {
    /** With one more call. */
    Sum plus(long moreMicros, long moreTokens) {
      return new Sum(calls + 1, micros + moreMicros, tokens + moreTokens);
    }
  }

  /** What counts on one day. */
  record DaySum(String day, int calls, long micros, long tokens) {}
}

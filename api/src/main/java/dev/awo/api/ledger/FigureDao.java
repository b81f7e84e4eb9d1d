package dev.awo.api.ledger;

import dev.awo.def.task.TaskStatus;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Figures over the tables {@code task} and {@code round_spend}. */
@RegisterConstructorMapper(FigureDao.StatusCount.class)
@RegisterConstructorMapper(FigureDao.DayCount.class)
@RegisterConstructorMapper(FigureDao.Totals.class)
interface FigureDao {
  @SqlQuery("select status, count(*) as tasks from task group by status")
  List<StatusCount> byStatus();

  @SqlQuery("select status, count(*) as tasks from task where project = :project group by status")
  List<StatusCount> byStatusOf(String project);

  @SqlQuery(
      """
      select ended_day as day, status, count(*) as tasks from task
      where ended_day > :after group by ended_day, status
      """)
  List<DayCount> byDay(String after);

  @SqlQuery(
      """
      select ended - started from task
      where status = 'COMPLETED' and started is not null
      order by number desc limit :limit
      """)
  List<Long> latestMillis(int limit);

  /** What tasks and rounds settled. */
  @SqlQuery(
      """
      select total(micros) as micros, total(input) as input, total(cached) as cached,
        total(output) as output, total(calls) as calls,
        (select total(attempts) from task where status = 'COMPLETED') as attempts
      from (
        select cost_micros as micros, input_tokens as input, cached_input_tokens as cached,
          output_tokens as output, calls from task
        union all
        select micros, input_tokens, cached_input_tokens, output_tokens, 1 from round_spend
          where settled = 1)
      """)
  Totals totals();

  /** Tasks in one status. */
  record StatusCount(TaskStatus status, long tasks) {}

  /** Tasks that ended on one day in one status. */
  record DayCount(String day, TaskStatus status, int tasks) {}

  /**
   * Over all tasks, and the calls of rounds.
   *
   * @param attempts of completed tasks only
   */
  record Totals(long micros, long input, long cached, long output, int calls, long attempts) {}
}

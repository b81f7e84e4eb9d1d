package dev.awo.api.ledger;

import dev.awo.def.task.TaskStatus;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Figures over the table {@code task}. */
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

  @SqlQuery(
      """
      select total(cost_micros) as micros, total(input_tokens) as input,
        total(cached_input_tokens) as cached, total(output_tokens) as output,
        total(calls) as calls, total(case status when 'COMPLETED' then attempts end) as attempts
      from task
      """)
  Totals totals();

  /** Tasks in one status. */
  record StatusCount(TaskStatus status, long tasks) {}

  /** Tasks that ended on one day in one status. */
  record DayCount(String day, TaskStatus status, int tasks) {}

  /**
   * Over all tasks.
   *
   * @param attempts of completed tasks only
   */
  record Totals(long micros, long input, long cached, long output, int calls, long attempts) {}
}

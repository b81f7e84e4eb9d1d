package dev.awo.api.ledger;

import dev.awo.api.ledger.TaskDao.TaskRow;
import dev.awo.def.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindList.EmptyHandling;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The tables {@code dependency}, {@code dispatcher} and {@code permit}, and the open tasks. */
@RegisterConstructorMapper(TaskRow.class)
@RegisterConstructorMapper(QueueDao.OpenRow.class)
@RegisterConstructorMapper(QueueDao.NameRow.class)
@RegisterConstructorMapper(QueueDao.NeedRow.class)
@RegisterConstructorMapper(QueueDao.DispatcherRow.class)
interface QueueDao {
  String OPEN =
      """
      select number, project, id, status, progress, started is not null as begun, queued, touches
      from task
      """;

  /** A permit counts until its task is heard of, but not for ever. */
  String ASKING =
      """
      from task where provider = :provider and ended is null and (status in ('RUNNING', 'PAUSED')
        and started is not null or exists (
          select 1 from permit where permit.task = task.number and permit.since > :fresh))
      """;

  @SqlUpdate("insert into dependency (task, needs) values (:task, :needs) on conflict do nothing")
  int depend(long task, String needs);

  @SqlQuery("select needs from dependency where task = :task order by needs")
  List<String> needs(long task);

  @SqlQuery("select task, needs from dependency where task in (<tasks>) order by task, needs")
  List<NameRow> needsOf(@BindList(onEmpty = EmptyHandling.NULL_STRING) List<Long> tasks);

  /** Everything that has not ended, the most urgent first. */
  @SqlQuery(OPEN + " where ended is null order by priority, number")
  List<OpenRow> open();

  @SqlQuery(OPEN + " where project = :project and ended is null order by priority, number")
  List<OpenRow> openIn(String project);

  @SqlQuery("select " + TaskDao.COLUMNS + " from task where number in (<numbers>)")
  List<TaskRow> rows(@BindList(onEmpty = EmptyHandling.NULL_STRING) List<Long> numbers);

  @SqlQuery(
      "select "
          + TaskDao.COLUMNS
          + """
             from task where project = :project and ended is null order by priority, number
            """)
  List<TaskRow> openOf(String project);

  @SqlQuery(
      """
      select distinct project from task where ended is null and queued = 1 order by project
      """)
  List<String> openProjects();

  /** What open tasks need, and how that stands; no status when there is no such task. */
  @SqlQuery(
      """
      select task.number as task, dependency.needs, other.status, other.number as other
      from task join dependency on dependency.task = task.number
        left join task as other on other.project = task.project and other.id = dependency.needs
      where task.ended is null and task.queued = 1
      order by task.number, dependency.needs
      """)
  List<NeedRow> openNeeds();

  /** What was queued last of all that ended; without a sort, however many that are. */
  @SqlQuery(
      "select "
          + TaskDao.COLUMNS
          + """
             from task where ended is not null and (:project is null or project = :project)
            order by number desc limit :limit
            """)
  List<TaskRow> latest(@Nullable String project, int limit);

  /** What ended, the latest first. */
  @SqlQuery(
      "select "
          + TaskDao.COLUMNS
          + """
             from task where status in (<statuses>)
              and (:project is null or project = :project)
            order by number desc limit :limit offset :offset
            """)
  List<TaskRow> ended(
      @BindList List<TaskStatus> statuses, @Nullable String project, int limit, long offset);

  @SqlQuery(
      """
      select coalesce(sum(200 + length(touches)), 0) + (
          select coalesce(sum(length(dependency.needs) + 3), 0) from task
          join dependency on dependency.task = task.number
          where task.project = :project and task.ended is null and task.queued = 1)
      from task where project = :project and ended is null and queued = 1
      """)
  long openBytes(String project);

  @SqlQuery(
      """
      select count(*) from task
      where project = :project and queued = 1 and launched = 0 and ended is null
      """)
  int notLaunched(String project);

  @SqlUpdate("update task set priority = :priority where number = :task")
  int prioritise(long task, int priority);

  @SqlQuery("select project, mode, since from dispatcher order by project")
  List<DispatcherRow> dispatchers();

  @SqlQuery("select project, mode, since from dispatcher where project = :project")
  Optional<DispatcherRow> dispatcher(String project);

  @SqlUpdate(
      """
      insert into dispatcher (project, mode, since) values (:project, :mode, :since)
      on conflict (project) do update set mode = excluded.mode, since = excluded.since
      where excluded.since > dispatcher.since
      """)
  int note(String project, String mode, Instant since);

  @SqlQuery("select count(*) " + ASKING)
  int asking(String provider, Instant fresh);

  @SqlQuery("select count(*) " + ASKING + " and project = :project")
  int askingOf(String project, String provider, Instant fresh);

  @SqlQuery("select count(*) " + ASKING + " and number = :task")
  int mayAsk(long task, String provider, Instant fresh);

  @SqlUpdate(
      """
      insert into permit (task, since) values (:task, :since)
      on conflict (task) do update set since = excluded.since
      """)
  int permit(long task, Instant since);

  /**
   * What the queue must know of each task that has not ended; there can be thousands.
   *
   * @param begun whether it has had a slot
   */
  record OpenRow(
      long number,
      String project,
      String id,
      TaskStatus status,
      String progress,
      boolean begun,
      boolean queued,
      String touches) {
    /** Whether it has no slot yet. */
    boolean isWaiting() {
      return status == TaskStatus.QUEUED || (status == TaskStatus.PAUSED && !begun);
    }
  }

  /** A task's number, and the name of one that it needs. */
  record NameRow(long task, String needs) {}

  /** What one task needs. */
  record NeedRow(long task, String needs, Optional<TaskStatus> status, Optional<Long> other) {}

  /** One project's dispatcher. */
  record DispatcherRow(String project, String mode, Instant since) {}
}

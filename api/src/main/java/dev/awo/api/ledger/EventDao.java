package dev.awo.api.ledger;

import dev.awo.def.ledger.TaskEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code event}. */
@RegisterConstructorMapper(EventDao.EventRow.class)
@RegisterConstructorMapper(EventDao.RejectionRow.class)
interface EventDao {
  String SELECT =
      """
      select event.id, task.project, task.id as task, event.run, event.sequence, event.at,
        event.kind, event.step, event.attempt, event.text, event.detail, event.left_micros
      from event join task on task.number = event.task
      """;

  @SqlUpdate(
      """
      insert into event (task, run, sequence, at, kind, step, attempt, text, detail, left_micros)
      values (:task, :run, :sequence, :at, :kind, :step, :attempt, :text, :detail, :leftMicros)
      on conflict (task, run, sequence) do nothing
      """)
  int insert(@BindMethods NewEventRow row);

  @SqlQuery(
      SELECT
          + """
            where event.task = :task and event.id > :after order by event.id limit :limit
            """)
  List<EventRow> ofTask(long task, long after, int limit);

  /** The latest answer that was turned down, and why. */
  @SqlQuery(
      """
      select found.step, answered.detail as answer, found.detail as findings
      from event as found join event as answered on answered.task = found.task
        and answered.run = found.run and answered.step = found.step
        and answered.attempt = found.attempt and answered.kind = 'ANSWERED'
      where found.task = :task and found.kind in ('REJECTED', 'BLOCKED', 'DECLINED')
        and found.detail is not null and answered.detail is not null
      order by found.id desc limit 1
      """)
  Optional<RejectionRow> lastRejection(long task);

  @SqlQuery(SELECT + " where event.id > :after order by event.id limit :limit")
  List<EventRow> all(long after, int limit);

  /** When the attempt's latest event of this kind happened. */
  @SqlQuery(
      """
      select at from event where task = :task and run = :run and step = :step
        and attempt = :attempt and kind = :kind order by sequence desc limit 1
      """)
  Optional<Instant> latest(long task, String run, int step, int attempt, TaskEvent.Kind kind);

  /** What the task's latest event of this kind has as its detail. */
  @SqlQuery(
      """
      select detail from event where task = :task and kind = :kind and detail is not null
      order by id desc limit 1
      """)
  Optional<String> latestDetail(long task, TaskEvent.Kind kind);

  @SqlQuery("select coalesce(max(id), 0) from event")
  long newest();

  /** An answer that was turned down. */
  record RejectionRow(int step, String answer, String findings) {}

  /** A row joined with its task's name. */
  record EventRow(
      long id,
      String project,
      String task,
      String run,
      int sequence,
      Instant at,
      TaskEvent.Kind kind,
      int step,
      int attempt,
      String text,
      Optional<String> detail,
      Optional<Long> leftMicros) {}

  /** A row to insert, by the task's number. */
  record NewEventRow(
      long task,
      String run,
      int sequence,
      Instant at,
      TaskEvent.Kind kind,
      int step,
      int attempt,
      String text,
      Optional<String> detail,
      Optional<Long> leftMicros) {

    static NewEventRow of(long task, String run, TaskEvent event, Optional<Long> leftMicros) {
      return new NewEventRow(
          task,
          run,
          event.sequence(),
          event.at(),
          event.kind(),
          event.step(),
          event.attempt(),
          event.text(),
          event.detail().map(blob -> blob.sha256()),
          leftMicros);
    }
  }
}

package dev.awo.api.ledger;

import dev.awo.def.TaskKey;
import dev.awo.def.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code task}. */
@RegisterConstructorMapper(TaskDao.TaskRow.class)
@RegisterConstructorMapper(TaskDao.PrintRow.class)
interface TaskDao {
  String COLUMNS =
      """
      number, project, id, status, launched, fingerprint, prompt, provider, model, run, progress,
      branch, commit_id, diff, reason, attempts, cost_micros, input_tokens, cached_input_tokens,
      output_tokens, calls, created, started, ended, queued, priority, touches, round, left_micros
      """;

  /** The new task's number; absent when its key is taken. */
  @SqlQuery(
      """
      insert into task (project, id, status, request, fingerprint, prompt, provider, model,
        progress, created, queued, priority, touches, budget_micros, origin)
      values (:project, :task, 'QUEUED', :request, :fingerprint, :prompt, :provider, :model,
        :progress, :created, :queued, :priority, :touches, :budgetMicros, :origin)
      on conflict (project, id) do nothing
      returning number
      """)
  Optional<Long> insert(@BindMethods NewTaskRow row);

  @SqlQuery("select " + COLUMNS + " from task where project = :project and id = :id")
  Optional<TaskRow> find(String project, String id);

  @SqlQuery("select " + COLUMNS + " from task where id = :id order by number")
  List<TaskRow> named(String id);

  /** {@code condition} is one of the fragments of {@link Tasks}, never a caller's text. */
  @SqlQuery(
      "select "
          + COLUMNS
          + " from task where number < :before <condition> order by number desc limit :limit")
  List<TaskRow> page(
      @Define String condition,
      long before,
      Optional<String> status,
      Optional<String> project,
      int limit);

  @SqlQuery("select " + COLUMNS + " from task where status = :status order by number limit :limit")
  List<TaskRow> oldest(TaskStatus status, int limit);

  @SqlQuery(
      "select "
          + COLUMNS
          + " from task where launched = 0 and created < :before order by number limit :limit")
  List<TaskRow> notLaunched(Instant before, int limit);

  @SqlQuery(
      "select "
          + COLUMNS
          + """
             from task where ended is null and launched = 1 and not exists (
              select 1 from event where event.task = task.number and event.at >= :before)
            and number > :after order by number limit :limit
            """)
  List<TaskRow> silentSince(Instant before, long after, int limit);

  @SqlQuery("select project, id, fingerprint from task where id in (<ids>)")
  List<PrintRow> fingerprints(@BindList List<String> ids);

  @SqlQuery("select distinct id from task order by id")
  List<String> ids();

  @SqlQuery("select request from task where project = :project and id = :id")
  Optional<String> request(String project, String id);

  @SqlUpdate("update task set launched = 1, run = :run where number = :number and launched = 0")
  int launched(long number, String run);

  @SqlUpdate(
      """
      update task set status = :status, launched = 1,
        started = case :status when 'RUNNING' then coalesce(started, :at) else started end
      where number = :number and ended is null
      """)
  int heard(long number, TaskStatus status, Instant at);

  @SqlUpdate(
      """
      update task set progress = :progress, left_micros = :left
      where number = :number and ended is null
      """)
  int progress(long number, String progress, Optional<Long> left);

  /** As {@link #progress}, for what is told of a task that has ended. */
  @SqlUpdate("update task set progress = :progress where number = :number")
  int told(long number, String progress);

  @SqlUpdate("update task set attempts = attempts + 1 where number = :number")
  int attempted(long number);

  @SqlUpdate(
      """
      update task set calls = calls + 1, cost_micros = cost_micros + :micros,
        input_tokens = input_tokens + :input, cached_input_tokens = cached_input_tokens + :cached,
        output_tokens = output_tokens + :output
      where number = :number
      """)
  int spent(long number, long micros, long input, long cached, long output);

  @SqlQuery("select cost_micros from task where number = :number")
  long costMicros(long number);

  @SqlQuery("select budget_micros from task where number = :number")
  Optional<Long> budgetMicros(long number);

  @SqlQuery("select origin from task where number = :number")
  Optional<String> origin(long number);

  /** Opens an ended task for its next round. */
  @SqlUpdate(
      """
      update task set status = 'QUEUED', launched = 0, run = null, request = :request,
        progress = :progress, branch = null, commit_id = null, diff = null, reason = null,
        started = null, ended = null, ended_day = null, round = round + 1
      where number = :number and ended is not null
      """)
  int reopen(long number, String request, String progress);

  @SqlUpdate(
      """
      update task set status = :status, launched = 1, progress = :progress,
        branch = :branch, commit_id = :commit, diff = :diff, reason = :reason,
        started = coalesce(started, :ended), ended = :ended, ended_day = :day
      where number = :number and ended is null
      """)
  int ended(@BindMethods EndedRow row);

  /** Under which fingerprint a task was recorded. */
  record PrintRow(String project, String id, String fingerprint) {}

  /** What is known of a task when it is accepted. */
  record NewTaskRow(
      String project,
      String task,
      String request,
      String fingerprint,
      String prompt,
      String provider,
      String model,
      String progress,
      Instant created,
      boolean queued,
      int priority,
      String touches,
      Optional<Long> budgetMicros,
      String origin) {}

  /** What is known of a task when it has ended. */
  record EndedRow(
      long number,
      TaskStatus status,
      String progress,
      Optional<String> branch,
      Optional<String> commit,
      Optional<String> diff,
      Optional<String> reason,
      Instant ended,
      String day) {}

  /** A row without the request. Nested, since JDBI wants its rows public. */
  record TaskRow(
      long number,
      String project,
      String id,
      TaskStatus status,
      boolean launched,
      String fingerprint,
      String prompt,
      String provider,
      String model,
      Optional<String> run,
      String progress,
      Optional<String> branch,
      Optional<String> commitId,
      Optional<String> diff,
      Optional<String> reason,
      int attempts,
      long costMicros,
      long inputTokens,
      long cachedInputTokens,
      long outputTokens,
      int calls,
      Instant created,
      Optional<Instant> started,
      Optional<Instant> ended,
      boolean queued,
      int priority,
      String touches,
      int round,
      Optional<Long> leftMicros) {

    /** Of a queued task: whether it has no slot yet. */
    boolean isWaiting() {
      return ended.isEmpty()
          && (status == TaskStatus.QUEUED || (status == TaskStatus.PAUSED && started.isEmpty()));
    }

    TaskKey key() {
      return new TaskKey(project, id);
    }
  }
}

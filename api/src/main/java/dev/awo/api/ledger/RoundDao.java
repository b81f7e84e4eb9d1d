package dev.awo.api.ledger;

import dev.awo.api.ledger.SpendDao.Sum;
import dev.awo.def.autopilot.RoundResult;
import dev.awo.def.generate.Usage;
import dev.awo.def.merge.MergeStatus;
import dev.awo.def.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code round}, {@code round_event} and {@code round_spend}. */
@RegisterConstructorMapper(RoundDao.RoundRow.class)
@RegisterConstructorMapper(RoundDao.EventRow.class)
@RegisterConstructorMapper(RoundDao.OpenRow.class)
@RegisterConstructorMapper(Sum.class)
interface RoundDao {
  String SELECT =
      """
      select number, run, project, goal, origin, approve, max_tasks, model, result, words, started,
        ended from round
      """;

  @SqlUpdate(
      """
      insert into round (run, project, goal, origin, approve, max_tasks, model, result, words,
        started)
      values (:run, :project, :goal, :origin, :approve, :maxTasks, :model, 'RUNNING', 'begun',
        :started)
      on conflict (run) do nothing
      """)
  int insert(@BindMethods NewRoundRow row);

  @SqlQuery(SELECT + " where run = :run")
  Optional<RoundRow> find(String run);

  @SqlQuery(SELECT + " where number = :number")
  Optional<RoundRow> numbered(long number);

  @SqlQuery(
      SELECT
          + """
           where project = :project and number < :before order by number desc limit :limit
          """)
  List<RoundRow> page(String project, long before, int limit);

  @SqlUpdate(
      """
      insert into round_event (round, sequence, at, text, detail)
      values (:round, :sequence, :at, :text, :detail) on conflict do nothing
      """)
  int event(long round, int sequence, Instant at, String text, Optional<String> detail);

  @SqlQuery(
      "select sequence, at, text, detail from round_event where round = :round order by sequence")
  List<EventRow> events(long round);

  @SqlUpdate("update round set words = :words where number = :round and ended is null")
  int words(long round, String words);

  @SqlUpdate(
      """
      update round set result = :result, words = :words, ended = :at
      where number = :round and ended is null
      """)
  int end(long round, RoundResult result, String words, Instant at);

  @SqlUpdate(
      """
      insert into round_spend (round, project, step, attempt, day, provider, model, settled, micros,
        tokens)
      values (:round, :project, :step, :attempt, :day, :provider, :model, 0, :micros, :tokens)
      on conflict do nothing
      """)
  int reserve(@BindMethods SpendRow row);

  @SqlQuery(
      """
      select micros from round_spend
      where round = :round and step = :step and attempt = :attempt
      """)
  Optional<Long> reserved(long round, int step, int attempt);

  @SqlUpdate(
      """
      update round_spend set settled = 1, micros = :costMicros, tokens = :inputTokens + :outputTokens,
        input_tokens = :inputTokens, cached_input_tokens = :cachedInputTokens,
        output_tokens = :outputTokens, prompt = :prompt, answer = :answer
      where round = :round and step = :step and attempt = :attempt and settled = 0
      """)
  int settle(
      long round, int step, int attempt, @BindMethods Usage usage, String prompt, String answer);

  /** What was set aside may have been spent; all of it counts as input, the cheaper kind. */
  @SqlUpdate(
      """
      update round_spend set settled = 1, input_tokens = tokens
      where round = :round and settled = 0
      """)
  int settleAsReserved(long round);

  @SqlQuery(
      """
      select count(*) as calls, total(micros) as micros, total(tokens) as tokens from round_spend
      where round = :round
      """)
  Sum spent(long round);

  /** The tasks that a round's proposals became. */
  @SqlQuery(
      """
      select task.status, task.reason, merge.status as merge, merge.decided
      from proposal join task on task.number = proposal.task
        left join merge on merge.task = task.number and task.status = 'COMPLETED'
      where proposal.round = :round
      """)
  List<OpenRow> tasks(long round);

  /**
   * A task of a round.
   *
   * @param merge where the branch of a completed task stands
   * @param decided whether the project's policy for that branch was looked at
   */
  record OpenRow(
      TaskStatus status,
      Optional<String> reason,
      Optional<MergeStatus> merge,
      Optional<Boolean> decided) {
    boolean isOpen() {
      return !status.isFinal() && status != TaskStatus.APPROVAL;
    }

    boolean isFailed() {
      return status.isFinal() && status != TaskStatus.COMPLETED;
    }

    boolean isMerging() {
      return merge.filter(MergeStatus::isActive).isPresent() || decided.equals(Optional.of(false));
    }

    boolean isMerged() {
      return merge.filter(MergeStatus::isIn).isPresent();
    }

    boolean isWaiting() {
      return status == TaskStatus.APPROVAL || merge.filter(MergeStatus::isWaiting).isPresent();
    }
  }

  /** What is known of a round when it begins. */
  record NewRoundRow(
      String run,
      String project,
      String goal,
      String origin,
      boolean approve,
      int maxTasks,
      String model,
      Instant started) {}

  /** A round. */
  record RoundRow(
      long number,
      String run,
      String project,
      String goal,
      String origin,
      boolean approve,
      int maxTasks,
      String model,
      RoundResult result,
      String words,
      Instant started,
      Optional<Instant> ended) {}

  /** One thing that happened. */
  record EventRow(int sequence, Instant at, String text, Optional<String> detail) {}

  /** A call that is to be made. */
  record SpendRow(
      long round,
      String project,
      int step,
      int attempt,
      String day,
      String provider,
      String model,
      long micros,
      long tokens) {}
}

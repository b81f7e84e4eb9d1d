package dev.awo.api.ledger;

import dev.awo.api.ledger.Merges.Line;
import dev.awo.def.merge.MergeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code merge} and {@code merge_queue}. */
@RegisterConstructorMapper(MergeDao.MergeRow.class)
@RegisterConstructorMapper(MergeDao.QueueRow.class)
@RegisterConstructorMapper(Line.class)
interface MergeDao {
  String SELECT =
      """
      select merge.task as number, task.project, task.id as task, merge.round, merge.base,
        merge.status, merge.words, task.branch, task.commit_id, merge.merge_commit, merge.decided,
        merge.wanted, merge.approved, merge.returned, merge.changed
      from merge join task on task.number = merge.task
      """;

  /** A task completed: what was asked for before holds for its new branch. */
  @SqlUpdate(
      """
      insert into merge (task, round, status, words, changed)
      values (:task, :round, 'OPEN', 'not asked for', :at)
      on conflict (task) do update set round = :round, decided = 0, merge_commit = null,
        status = case wanted when 1 then 'ASKED' else 'OPEN' end,
        words = case wanted when 1 then 'to be merged' else 'not asked for' end, changed = :at
      where excluded.round > merge.round
      """)
  int completed(long task, int round, Instant at);

  @SqlUpdate("update merge set decided = 1, base = coalesce(:base, base) where task = :task")
  int decided(long task, Optional<String> base);

  @SqlUpdate(
      """
      update merge set status = 'ASKED', words = 'to be merged', decided = 1, wanted = 1,
        approved = :approved, changed = :at
      where task = :task and status not in ('PROBATION', 'MERGED', 'REVERTING', 'REVERTED')
      """)
  int ask(long task, boolean approved, Instant at);

  @SqlUpdate(
      """
      update merge set status = :status, words = :words, base = coalesce(:base, base),
        merge_commit = coalesce(:mergeCommit, merge_commit), changed = :at
      where task = :task and round <= :round
      """)
  int set(@BindMethods NewStanding standing);

  /** Base branches whose merge queues have, or watch over, something. */
  @SqlQuery(
      """
      select distinct task.project, merge.base from merge join task on task.number = merge.task
      where merge.base is not null and merge.status in ('APPROVAL', 'QUEUED', 'VERIFYING', 'READY',
        'HELD', 'PROBATION', 'REVERTING')
      """)
  List<Line> lines();

  /** Branches of a queue that is gone are asked for again; who was approved once stays so. */
  @SqlUpdate(
      """
      update merge set approved = case status when 'APPROVAL' then approved else 1 end,
        status = 'ASKED', words = 'to be merged', changed = :at
      where base = :base and status in ('APPROVAL', 'QUEUED', 'VERIFYING', 'READY', 'HELD')
        and task in (select number from task where project = :project)
      """)
  int askAgain(String project, String base, Instant at);

  @SqlUpdate(
      """
      update merge set status = 'MERGED', changed = :at, words = case status
        when 'PROBATION' then 'merged; its probation was cut short: the merge queue ended in Temporal'
        else 'merged; its rollback was cut short: the merge queue ended in Temporal' end
      where base = :base and status in ('PROBATION', 'REVERTING')
        and task in (select number from task where project = :project)
      """)
  int unwatched(String project, String base, Instant at);

  @SqlUpdate(
      """
      update merge set status = 'REVERTING', words = 'its merge is to be taken back', changed = :at
      where task = :task and status in ('PROBATION', 'MERGED')
      """)
  int reverting(long task, Instant at);

  @SqlUpdate("update merge set returned = returned + 1 where task = :task")
  int returned(long task);

  @SqlUpdate(
      """
      insert into merge_queue (project, base, verifications, advances)
      values (:project, :base, :verifications, :advances)
      on conflict (project, base) do update set
        verifications = max(verifications, :verifications), advances = max(advances, :advances)
      """)
  int totals(String project, String base, long verifications, long advances);

  @SqlQuery(SELECT + " where task.project = :project and task.id = :id")
  Optional<MergeRow> find(String project, String id);

  /** Those whose policy is to be looked at, or that are to be enqueued. */
  @SqlQuery(
      SELECT
          + " where (merge.decided = 0 or merge.status = 'ASKED') and task.ended is not null"
          + " order by merge.changed limit :limit")
  List<MergeRow> outbox(int limit);

  /** {@code condition} is one of the fragments of {@link Merges}, never a caller's text. */
  @SqlQuery(
      SELECT + " where merge.task < :before <condition> order by merge.task desc limit :limit")
  List<MergeRow> page(
      @Define String condition,
      long before,
      Optional<String> status,
      Optional<String> project,
      int limit);

  @SqlQuery(
      """
      select project, base, verifications, advances from merge_queue
      where :project is null or project = :project order by project, base
      """)
  List<QueueRow> queues(Optional<String> project);

  /** Where a branch stands from now on. */
  record NewStanding(
      long task,
      int round,
      MergeStatus status,
      String words,
      Optional<String> base,
      Optional<String> mergeCommit,
      Instant at) {}

  /** A row joined with its task. */
  record MergeRow(
      long number,
      String project,
      String task,
      int round,
      Optional<String> base,
      MergeStatus status,
      String words,
      Optional<String> branch,
      Optional<String> commitId,
      Optional<String> mergeCommit,
      boolean decided,
      boolean wanted,
      boolean approved,
      int returned,
      Instant changed) {}

  /** What a queue has done. */
  record QueueRow(String project, String base, long verifications, long advances) {}
}

package dev.awo.api.ledger;

import dev.awo.api.view.ProposalView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code proposal}. */
@RegisterConstructorMapper(ProposalDao.ProposalRow.class)
interface ProposalDao {
  String SELECT =
      """
      select proposal.number, proposal.round, proposal.project, proposal.position, proposal.id,
        proposal.title, proposal.priority, proposal.touches, proposal.content, proposal.state,
        proposal.dropped_by, proposal.reason, proposal.decided_by, task.id as task, proposal.created
      from proposal left join task on task.number = proposal.task
      """;

  /** A proposal that was decided on stays as it is. */
  @SqlUpdate(
      """
      insert into proposal (round, project, position, id, title, priority, touches, content, state,
        dropped_by, reason, created)
      values (:round, :project, :position, :id, :title, :priority, :touches, :content, :state,
        :droppedBy, :reason, :created)
      on conflict (round, position) do update set id = excluded.id, title = excluded.title,
        priority = excluded.priority, touches = excluded.touches, content = excluded.content,
        state = excluded.state, dropped_by = excluded.dropped_by, reason = excluded.reason
      where state in ('PROPOSED', 'DROPPED')
      """)
  int put(@BindMethods NewProposalRow row);

  @SqlQuery(SELECT + " where proposal.number = :number")
  Optional<ProposalRow> find(long number);

  @SqlQuery(SELECT + " where proposal.round = :round order by proposal.position")
  List<ProposalRow> ofRound(long round);

  /** What a task was proposed as. */
  @SqlQuery(SELECT + " where proposal.task = :task order by proposal.number limit 1")
  Optional<ProposalRow> ofTask(long task);

  /** {@code condition} is one of the fragments of {@link Proposals}, never a caller's text. */
  @SqlQuery(
      SELECT
          + " where proposal.number < :before <condition> order by proposal.number desc limit"
          + " :limit")
  List<ProposalRow> page(
      @Define String condition,
      long before,
      Optional<String> state,
      Optional<String> project,
      int limit);

  @SqlUpdate(
      """
      update proposal set state = :state, reason = coalesce(:reason, reason),
        decided_by = coalesce(:by, decided_by), task = coalesce(:task, task)
      where number = :number and state = :from
      """)
  int move(
      long number,
      ProposalView.State from,
      ProposalView.State state,
      Optional<String> reason,
      Optional<String> by,
      Optional<Long> task);

  @SqlUpdate(
      """
      update proposal set state = :state, reason = coalesce(reason, :reason)
      where round = :round and state = :from
      """)
  int moveAll(
      long round, ProposalView.State from, ProposalView.State state, Optional<String> reason);

  @SqlQuery("select count(*) from proposal where round = :round and state = 'WAITING'")
  int waiting(long round);

  /** What is known of a proposal when it is recorded. */
  record NewProposalRow(
      long round,
      String project,
      int position,
      String id,
      String title,
      int priority,
      String touches,
      String content,
      ProposalView.State state,
      Optional<String> droppedBy,
      Optional<String> reason,
      Instant created) {}

  /**
   * A proposal.
   *
   * @param task id of the task that it became
   */
  record ProposalRow(
      long number,
      long round,
      String project,
      int position,
      String id,
      String title,
      int priority,
      String touches,
      String content,
      ProposalView.State state,
      Optional<String> droppedBy,
      Optional<String> reason,
      Optional<String> decidedBy,
      Optional<String> task,
      Instant created) {}
}

package dev.awo.api.ledger;

import dev.awo.api.view.WhyView;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.merge.MergeNote;
import dev.awo.def.merge.MergeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code made_commit}. */
@RegisterConstructorMapper(CommitDao.CommitRow.class)
@RegisterConstructorMapper(CommitDao.OwnerRow.class)
interface CommitDao {
  @SqlUpdate(
      """
      insert into made_commit (id, task, kind, run, step, attempt, at)
      values (:id, :task, :kind, :run, :step, :attempt, :at)
      on conflict (id, task) do nothing
      """)
  int insert(@BindMethods CommitRow row);

  /** Keeps what a task committed to its branch, if the event is of that. */
  default void keep(long task, String run, TaskEvent event) {
    event
        .commit()
        .map(
            id ->
                new CommitRow(
                    id,
                    task,
                    WhyView.Kind.STEP,
                    Optional.of(run),
                    Optional.of(event.step()),
                    Optional.of(event.attempt()),
                    event.at()))
        .ifPresent(this::insert);
  }

  /** Keeps what a merge queue made for a task, and the merge by which a person took it in. */
  default void keep(long task, MergeNote.Entry entry) {
    boolean isRevert =
        entry.kind() == TaskEvent.Kind.REVERTED || entry.status() == MergeStatus.REVERTING;
    WhyView.Kind kind = isRevert ? WhyView.Kind.REVERT : WhyView.Kind.MERGE;
    Optional<String> merge = entry.merge().filter(any -> entry.kind() == TaskEvent.Kind.MERGED);
    Stream.concat(entry.made().stream(), merge.stream())
        .map(
            id ->
                new CommitRow(
                    id,
                    task,
                    kind,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    entry.at()))
        .forEach(this::insert);
  }

  /** The commits from {@code first} to {@code last} in the order of their ids. */
  @SqlQuery(
      """
      select distinct made_commit.id from made_commit join task on task.number = made_commit.task
      where made_commit.id between :first and :last
        and (:project is null or task.project = :project)
      order by made_commit.id limit :limit
      """)
  List<String> ids(String first, String last, Optional<String> project, int limit);

  /** The tasks for which a commit was made. */
  @SqlQuery(
      """
      select task.project, task.id as task
      from made_commit join task on task.number = made_commit.task
      where made_commit.id = :id and (:project is null or task.project = :project)
      order by task.number
      """)
  List<OwnerRow> owners(String id, Optional<String> project);

  @SqlQuery(
      """
      select id, task, kind, run, step, attempt, at from made_commit
      where task = :task order by at, kind = 'STEP' desc, step, id
      """)
  List<CommitRow> ofTask(long task);

  /** Whose a commit is. */
  record OwnerRow(String project, String task) {}

  /** A commit that was made for a task; run, step and attempt are of those of its branch. */
  record CommitRow(
      String id,
      long task,
      WhyView.Kind kind,
      Optional<String> run,
      Optional<Integer> step,
      Optional<Integer> attempt,
      Instant at) {}
}

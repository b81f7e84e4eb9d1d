package dev.awo.api.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code project}. */
@RegisterConstructorMapper(ProjectDao.ProjectRow.class)
interface ProjectDao {
  String SELECT =
      """
      select id, path, verify, agent, model, created,
        (select count(*) from task where task.project = project.id) as tasks
      from project
      """;

  @SqlUpdate(
      """
      insert into project (id, path, verify, agent, model, created)
      values (:id, :path, :verify, :agent, :model, :created)
      """)
  int insert(@BindMethods ProjectRow row);

  @SqlQuery(SELECT + " where id = :id")
  Optional<ProjectRow> find(String id);

  @SqlQuery(SELECT + " where path = :path")
  Optional<ProjectRow> at(String path);

  @SqlQuery(SELECT + " where id > :after order by id limit :limit")
  List<ProjectRow> page(String after, int limit);

  @SqlQuery("select count(*) from task where project = :id")
  long tasks(String id);

  @SqlUpdate("delete from project where id = :id")
  int delete(String id);

  @SqlQuery("select count(*) from task where project = :id and ended is null")
  int openTasks(String id);

  /**
   * A project.
   *
   * @param verify a JSON array of command lines
   */
  record ProjectRow(
      String id,
      String path,
      String verify,
      Optional<String> agent,
      Optional<String> model,
      Instant created,
      long tasks) {}
}

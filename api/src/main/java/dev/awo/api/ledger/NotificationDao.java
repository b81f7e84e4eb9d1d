package dev.awo.api.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code notification}. */
@RegisterConstructorMapper(NotificationDao.NotificationRow.class)
interface NotificationDao {
  String SELECT =
      """
      select number, id, topic, webhook, event, project, task, title, words, url, at, handed_to
      from notification
      """;

  @SqlUpdate(
      """
      insert into notification
        (id, happening, topic, webhook, event, project, task, title, words, url, at)
      values
        (:id, :happening, :topic, :webhook, :event, :project, :task, :title, :words, :url, :at)
      on conflict (happening) do nothing
      """)
  int insert(@BindMethods NewNotificationRow row);

  @SqlQuery(SELECT + " where handed_to is null order by number limit :limit")
  List<NotificationRow> outbox(int limit);

  @SqlQuery(SELECT + " where number < :before order by number desc limit :limit")
  List<NotificationRow> page(long before, int limit);

  @SqlQuery(SELECT + " where id = :id")
  Optional<NotificationRow> find(String id);

  @SqlUpdate("update notification set handed_to = :webhooks where id = :id and handed_to is null")
  int handedOver(String id, String webhooks);

  /** A row to insert. */
  record NewNotificationRow(
      String id,
      String happening,
      Optional<String> topic,
      Optional<String> webhook,
      String event,
      Optional<String> project,
      Optional<String> task,
      String title,
      String words,
      Optional<String> url,
      Instant at) {}

  /** A row. */
  record NotificationRow(
      long number,
      String id,
      Optional<String> topic,
      Optional<String> webhook,
      String event,
      Optional<String> project,
      Optional<String> task,
      String title,
      String words,
      Optional<String> url,
      Instant at,
      Optional<String> handedTo) {}
}

package dev.awo.api.ledger;

import dev.awo.api.ledger.NotificationDao.NewNotificationRow;
import dev.awo.api.ledger.NotificationDao.NotificationRow;
import dev.awo.api.view.Page;
import dev.awo.def.notify.Notification;
import dev.awo.def.spec.Settings.Webhook.Event;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What webhooks are told, and whether it is on its way. */
public final class Notifications {
  private final Database database;
  private final Notices notices;
  private final InstantSource clock;

  Notifications(Database database, Notices notices, InstantSource clock) {
    this.database = database;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * A notification on record.
   *
   * @param topic told to webhooks that want it; absent for one that all are told
   * @param webhook the only one that is told
   * @param handedTo webhooks for which a workflow was started; absent before that
   */
  public record Known(
      Notification notification,
      Optional<Event> topic,
      Optional<String> webhook,
      Optional<List<String>> handedTo) {}

  /** Those for which no workflow was started yet, the oldest first. */
  public List<Known> pending(int limit) {
    return database
        .reader()
        .withExtension(
            NotificationDao.class,
            dao -> dao.outbox(limit).stream().map(Notifications::known).toList());
  }

  /** Notes that a workflow runs for each of these webhooks. */
  public void handedOver(String id, List<String> webhooks) {
    database
        .writer()
        .useExtension(NotificationDao.class, dao -> dao.handedOver(id, String.join(" ", webhooks)));
  }

  /** A notification that says nothing but that it arrived, for one webhook or all. */
  public Known test(Optional<String> webhook) {
    String id = UUID.randomUUID().toString();
    return database
        .writer()
        .inTransaction(
            handle -> {
              NotificationDao dao = handle.attach(NotificationDao.class);
              dao.insert(
                  new NewNotificationRow(
                      id,
                      "test/" + id,
                      Optional.empty(),
                      webhook,
                      "test",
                      Optional.empty(),
                      Optional.empty(),
                      "Test",
                      "a test notification of the Agentic Workflow Orchestrator",
                      Optional.empty(),
                      clock.instant()));
              return known(dao.find(id).orElseThrow());
            });
  }

  /**
   * A schedule was paused.
   *
   * @param cause names what paused it, so that it is told once
   */
  public void autopilotPaused(String project, String cause, String words) {
    database
        .writer()
        .useTransaction(handle -> notices.paused(handle, project, cause, words, clock.instant()));
  }

  /** The latest first, before the one with number {@code cursor}. */
  public Page<Known> list(Optional<Long> cursor, int limit) {
    List<NotificationRow> rows =
        database
            .reader()
            .withExtension(
                NotificationDao.class, dao -> dao.page(cursor.orElse(Long.MAX_VALUE), limit + 1));
    boolean more = rows.size() > limit;
    List<NotificationRow> shown = more ? rows.subList(0, limit) : rows;
    return new Page<>(
        shown.stream().map(Notifications::known).toList(),
        more ? Optional.of(String.valueOf(shown.getLast().number())) : Optional.empty());
  }

  private static Known known(NotificationRow row) {
    return new Known(
        new Notification(
            row.id(),
            row.event(),
            row.at(),
            row.project(),
            row.task(),
            row.title(),
            row.words(),
            row.url()),
        row.topic().map(Event::valueOf),
        row.webhook(),
        row.handedTo().map(names -> names.isEmpty() ? List.of() : List.of(names.split(" ", -1))));
  }
}

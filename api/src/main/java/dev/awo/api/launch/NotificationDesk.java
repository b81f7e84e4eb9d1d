package dev.awo.api.launch;

import dev.awo.api.ledger.Notifications;
import dev.awo.api.ledger.Notifications.Known;
import dev.awo.api.view.NotificationView;
import dev.awo.api.view.NotificationView.Delivery;
import dev.awo.api.view.NotificationView.State;
import dev.awo.api.view.Page;
import dev.awo.def.notify.Notification;
import dev.awo.def.spec.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Shows notifications with how far they came, and sends such as test the way. */
public final class NotificationDesk {
  private static final Duration TEST_PATIENCE = Duration.ofSeconds(10);
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final Notifications notifications;
  private final TemporalConnection temporal;
  private final Deliveries deliveries;
  private final DeliveryProbe probe;

  public NotificationDesk(
      Notifications notifications, TemporalConnection temporal, Settings settings) {
    this.notifications = notifications;
    this.temporal = temporal;
    deliveries = new Deliveries(temporal, settings.webhooks());
    probe = new DeliveryProbe(temporal);
  }

  /** Hands over what is on record, in the background, until it is closed. */
  public Notifier startNotifier() {
    return Notifier.start(notifications, temporal, deliveries);
  }

  /** The latest first. */
  public Page<NotificationView> list(Optional<Long> cursor, int limit) {
    Page<Known> page = notifications.list(cursor, limit);
    boolean isThere = temporal.serverVersion().isPresent();
    return new Page<>(
        page.items().stream().map(known -> view(known, isThere)).toList(), page.next());
  }

  /** What became of a test. */
  public sealed interface Test {
    /** It was handed over; the view says how each webhook took it. */
    record Sent(NotificationView view) implements Test {}

    record Refused(String detail) implements Test {}

    record Unavailable(String detail) implements Test {}
  }

  /**
   * Sends a test notification and waits some seconds for the answers.
   *
   * @param webhook the only one that is told
   */
  public Test test(Optional<String> webhook) {
    List<String> names = deliveries.names();
    if (names.isEmpty()) {
      return new Test.Refused(
          "no webhooks are configured: add some under 'notifications' in awo.yml and start anew;"
              + " docs/notifications.md shows how");
    }
    if (webhook.stream().anyMatch(name -> !names.contains(name))) {
      return new Test.Refused(
          "there is no webhook '" + webhook.get() + "': known are " + String.join(", ", names));
    }
    if (temporal.serverVersion().isEmpty()) {
      return new Test.Unavailable("Temporal does not answer; see 'awo doctor'");
    }
    Known test = notifications.test(webhook);
    String id = test.notification().id();
    List<String> told = deliveries.start(test);
    notifications.handedOver(id, told);
    return new Test.Sent(view(test.notification(), answers(id, told)));
  }

  private List<Delivery> answers(String id, List<String> webhooks) {
    long end = System.nanoTime() + TEST_PATIENCE.toNanos();
    List<Delivery> answers = look(id, webhooks);
    while (answers.stream().anyMatch(NotificationDesk::isOpen) && System.nanoTime() < end) {
      try {
        TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return answers;
      }
      answers = look(id, webhooks);
    }
    return answers;
  }

  private static boolean isOpen(Delivery delivery) {
    return delivery.state() == State.WAITING || delivery.state() == State.TRYING;
  }

  private NotificationView view(Known known, boolean isThere) {
    Notification notification = known.notification();
    List<String> webhooks = known.handedTo().orElse(List.of());
    return view(
        notification,
        isThere
            ? look(notification.id(), webhooks)
            : webhooks.stream().map(DeliveryProbe::unanswered).toList());
  }

  private List<Delivery> look(String id, List<String> webhooks) {
    return webhooks.stream().map(webhook -> probe.look(id, webhook)).toList();
  }

  private static NotificationView view(Notification notification, List<Delivery> deliveries) {
    return new NotificationView(
        notification.id(),
        notification.event(),
        notification.at(),
        notification.project(),
        notification.task(),
        notification.title(),
        notification.words(),
        deliveries);
  }
}

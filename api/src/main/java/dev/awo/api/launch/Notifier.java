package dev.awo.api.launch;

import dev.awo.api.ledger.Notifications;
import dev.awo.api.ledger.Notifications.Known;
import io.temporal.common.converter.DataConverterException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands notifications on record over to workflows, which bring them to webhooks. */
public final class Notifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final int BATCH = 100;

  private final Notifications notifications;
  private final TemporalConnection temporal;
  private final Deliveries deliveries;
  private final Repeating looking;

  private Notifier(
      Notifications notifications, TemporalConnection temporal, Deliveries deliveries) {
    this.notifications = notifications;
    this.temporal = temporal;
    this.deliveries = deliveries;
    looking = Repeating.start("notifier", EVERY, this::look);
  }

  /** Works in the background until it is closed. */
  static Notifier start(
      Notifications notifications, TemporalConnection temporal, Deliveries deliveries) {
    return new Notifier(notifications, temporal, deliveries);
  }

  private void look() {
    try {
      List<Known> pending = notifications.pending(BATCH);
      if (!pending.isEmpty() && temporal.serverVersion().isPresent()) {
        pending.forEach(this::handOver);
      }
    } catch (RuntimeException e) {
      LOG.warn("notifications could not be handed over; trying on", e);
    }
  }

  /** One that cannot be started must not hold up the others; a server that is away holds up all. */
  private void handOver(Known known) {
    String id = known.notification().id();
    try {
      notifications.handedOver(id, deliveries.start(known));
    } catch (DataConverterException e) {
      LOG.warn("notification {} is dropped: it cannot be written as JSON", id, e);
      notifications.handedOver(id, List.of());
    }
  }

  @Override
  public void close() {
    looking.close();
  }
}

package dev.awo.api;

import dev.awo.def.FailureKind;
import dev.awo.def.notify.Delivery;
import dev.awo.def.notify.NotifyActivities;
import dev.awo.def.notify.Receipt;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The worker's room for webhooks, without HTTP: one called {@code gone} refuses all, one called
 * {@code away} is out of reach.
 */
final class FakeReceivers implements NotifyActivities {
  final List<Delivery> taken = new CopyOnWriteArrayList<>();

  @Override
  public Receipt send(Delivery delivery) {
    switch (delivery.webhook()) {
      case "gone" -> throw FailureKind.WEBHOOK.failure("gone.example.org answered 410");
      case "away" -> throw new IllegalStateException("cannot reach away.example.org");
      default -> taken.add(delivery);
    }
    return new Receipt(204);
  }

  /** What a webhook was told, by its event's name and its task. */
  List<String> told(String webhook) {
    return taken.stream()
        .filter(delivery -> delivery.webhook().equals(webhook))
        .map(Delivery::notification)
        .map(told -> told.event() + " " + told.task().orElse("-"))
        .toList();
  }
}

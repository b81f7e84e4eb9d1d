package dev.awo.worker.notify;

import dev.awo.def.spec.Settings.Webhook;
import io.temporal.worker.Worker;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The room that speaks to webhooks. */
public final class NotifyRoom {
  private final HttpNotifyActivities activities;

  /**
   * @param variables asked at each try, so that a secret can be mended while the worker runs
   */
  public NotifyRoom(List<Webhook> webhooks, Supplier<Map<String, String>> variables) {
    activities = new HttpNotifyActivities(webhooks, variables);
  }

  /** Lets {@code worker} answer calls of {@link dev.awo.def.notify.NotifyActivities}. */
  public void registerOn(Worker worker) {
    worker.registerActivitiesImplementations(activities);
  }
}

package dev.awo.api.view;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What webhooks are told, and how far it came.
 *
 * @param id as receivers see it in {@code Awo-Delivery}
 * @param event such as {@code task.completed}
 * @param words more than the title, in one line
 * @param deliveries one for each webhook that wants it; none before they are begun
 */
public record NotificationView(
    String id,
    String event,
    Instant at,
    Optional<String> project,
    Optional<String> task,
    String title,
    String words,
    List<Delivery> deliveries) {
  public NotificationView {
    deliveries = List.copyOf(deliveries);
  }

  /**
   * One webhook's.
   *
   * @param webhook its name in {@code awo.yml}
   * @param status of the HTTP answer that took it
   * @param words how it stands, in one line
   */
  public record Delivery(String webhook, State state, Optional<Integer> status, String words) {}

  /** How far a delivery came. */
  public enum State {
    /** Not tried yet. */
    WAITING,
    /** Tried, and tried again for a day. */
    TRYING,
    DELIVERED,
    /** Given up. */
    FAILED,
    /** Temporal does not tell, or has forgotten it. */
    UNKNOWN;

    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

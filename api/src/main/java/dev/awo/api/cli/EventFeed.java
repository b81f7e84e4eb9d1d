package dev.awo.api.cli;

import dev.awo.api.view.EventView;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The events of all tasks as they happen, read in the background, over lost connections too. */
final class EventFeed implements AutoCloseable {
  private static final String PATH = "/api/v1/events";
  private static final long BETWEEN_TRIES_MILLIS = 500;

  private final Awo awo;
  private final ApiClient client;
  private final BlockingQueue<EventView> events = new LinkedBlockingQueue<>();
  private Optional<String> last = Optional.empty();
  private long newest;
  private volatile boolean closed;

  private EventFeed(Awo awo, ApiClient client) {
    this.awo = awo;
    this.client = client;
  }

  /** Misses nothing that happens after this returns. */
  static EventFeed open(Awo awo, ApiClient client) {
    EventFeed feed = new EventFeed(awo, client);
    try {
      EventStream first = client.events(PATH, Optional.empty());
      Thread.ofPlatform().daemon().name("events").start(() -> feed.read(first));
    } catch (IOException e) {
      throw CliProblem.unreachable("the server cannot be reached: start it with 'awo up'", e);
    }
    return feed;
  }

  /** The next event; empty when none comes in time. */
  Optional<EventView> next(Duration atMost) {
    try {
      return Optional.ofNullable(events.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliProblem.unreachable("interrupted", e);
    }
  }

  private void read(EventStream first) {
    Optional<EventStream> stream = Optional.of(first);
    boolean told = false;
    while (!closed) {
      try (EventStream open = stream.isPresent() ? stream.get() : client.events(PATH, last)) {
        told = false;
        readAll(open);
      } catch (IOException | CliProblem e) {
        if (!told && !closed) {
          awo.say("lost the server; waiting for it to come back");
          told = true;
        }
      }
      stream = Optional.empty();
      pause();
    }
  }

  private void readAll(EventStream open) throws IOException {
    Optional<ServerSentEvent> event = open.next();
    while (event.isPresent()) {
      last = event.get().id().or(() -> last);
      add(ApiClient.JSON.readValue(event.get().data(), EventView.class));
      event = open.next();
    }
  }

  /** After a lost connection some may come again. */
  private void add(EventView event) {
    if (event.id() > newest) {
      newest = event.id();
      events.add(event);
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}

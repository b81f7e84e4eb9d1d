package dev.awo.api.resources;

import dev.awo.api.launch.ProgressProbe;
import dev.awo.api.ledger.Events;
import dev.awo.api.ledger.Ledger;
import dev.awo.api.view.EventView;
import dev.awo.api.view.ProgressView;
import dev.awo.api.view.TaskView;
import dev.awo.def.TaskKey;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.io.EofException;

/** Events as they happen, for as long as a client listens and this process runs. */
public final class Streams {
  private static final Duration PROGRESS = Duration.ofMillis(500);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
  private static final int BATCH = 200;

  private final Ledger ledger;
  private final ProgressProbe probe;
  private volatile boolean closed;

  public Streams(Ledger ledger, ProgressProbe probe) {
    this.ledger = ledger;
    this.probe = probe;
  }

  /** Ends all streams; clients come back to the next process and go on where they were. */
  public void close() {
    closed = true;
    ledger.events().wake();
  }

  /** A task's events after {@code after}, until it has ended. */
  StreamingOutput ofTask(TaskKey key, long after) {
    return out -> untilGone(() -> ofTask(key, after, new SseWriter(out)));
  }

  /** The events of all tasks after {@code after}. */
  StreamingOutput all(long after) {
    return out -> untilGone(() -> all(after, new SseWriter(out)));
  }

  /** That a client goes away is how most streams end. */
  private static void untilGone(Stream stream) throws IOException {
    try {
      stream.run();
    } catch (EofException e) {
      return;
    }
  }

  private void ofTask(TaskKey key, long start, SseWriter out) throws IOException {
    long after = start;
    Optional<ProgressView> shown = Optional.empty();
    out.comment("events of " + key);
    while (!closed) {
      long version = ledger.events().version();
      boolean ended =
          ledger.tasks().find(key).map(TaskView::status).stream().allMatch(s -> s.isFinal());
      List<EventView> found = ledger.events().ofTask(key, after, BATCH);
      after = out.events(found, after);
      if (found.isEmpty() && ended) {
        return;
      }
      if (found.isEmpty()) {
        Optional<ProgressView> now = probe.look(key);
        if (now.isPresent() && !now.map(Streams::essence).equals(shown.map(Streams::essence))) {
          out.progress(now.get());
        } else {
          out.beat(KEEP_ALIVE);
        }
        shown = now;
        await(ledger.events(), version, PROGRESS);
      }
    }
  }

  private void all(long start, SseWriter out) throws IOException {
    long after = start;
    out.comment("events of all tasks");
    while (!closed) {
      long version = ledger.events().version();
      List<EventView> found = ledger.events().all(after, BATCH);
      after = out.events(found, after);
      if (found.isEmpty()) {
        await(ledger.events(), version, KEEP_ALIVE);
        out.beat(KEEP_ALIVE);
      }
    }
  }

  /** Two looks that say the same need not both be sent. */
  private static String essence(ProgressView view) {
    return view.activity() + "/" + view.tries() + "/" + view.text();
  }

  private static void await(Events events, long version, Duration atMost) throws IOException {
    try {
      events.await(version, atMost);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the stream was interrupted");
    }
  }

  /** Writes for as long as somebody reads. */
  @FunctionalInterface
  private interface Stream {
    void run() throws IOException;
  }
}

package dev.awo.api.resources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.api.view.EventView;
import dev.awo.api.view.ProgressView;
import dev.awo.api.view.ViewJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Writes server-sent events as the HTML standard describes them; JSON has no line breaks of its
 * own.
 */
final class SseWriter {
  private static final ObjectMapper JSON = ViewJson.strict();

  private final OutputStream out;
  private long lastNanos = System.nanoTime();

  SseWriter(OutputStream out) {
    this.out = out;
  }

  /** Writes events; returns the id of the last one, or {@code after} when there is none. */
  long events(List<EventView> events, long after) throws IOException {
    for (EventView event : events) {
      write(
          "id: "
              + event.id()
              + "\nevent: "
              + event.kind().name().toLowerCase(Locale.ROOT)
              + "\ndata: "
              + json(event)
              + "\n\n");
    }
    if (events.isEmpty()) {
      return after;
    }
    flush();
    return events.getLast().id();
  }

  /** Has no id, so that a client that comes back does not ask for it again. */
  void progress(ProgressView progress) throws IOException {
    write("event: progress\ndata: " + json(progress) + "\n\n");
    flush();
  }

  void comment(String text) throws IOException {
    write(": " + text + "\n\n");
    flush();
  }

  /** Says that the server is there when nothing was written for a while. */
  void beat(Duration silence) throws IOException {
    if (System.nanoTime() - lastNanos >= silence.toNanos()) {
      comment("still here");
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void flush() throws IOException {
    out.flush();
    lastNanos = System.nanoTime();
  }

  private static String json(Object view) throws JsonProcessingException {
    return JSON.writeValueAsString(view);
  }
}

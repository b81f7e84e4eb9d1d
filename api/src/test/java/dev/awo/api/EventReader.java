package dev.awo.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a stream of server-sent events. */
record EventReader(int status, BufferedReader lines) implements AutoCloseable {
  EventReader(int status, InputStream body) {
    this(status, new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
  }

  /** The next event; absent at the end of the stream. Comments are passed over. */
  Optional<Event> next() throws IOException {
    Event event = new Event(0, "", "");
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty() && !event.data().isEmpty()) {
        return Optional.of(event);
      }
      event = event.with(line);
    }
    return Optional.empty();
  }

  /** Events up to the first of this name, or up to the end. */
  List<Event> until(String name) throws IOException {
    List<Event> events = new ArrayList<>();
    for (Optional<Event> event = next(); event.isPresent(); event = next()) {
      events.add(event.get());
      if (event.get().name().equals(name)) {
        return events;
      }
    }
    return events;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** One event; the id is 0 when it has none. */
  record Event(long id, String name, String data) {
    Event with(String line) {
      if (line.startsWith("id: ")) {
        return new Event(Long.parseLong(line.substring(4)), name, data);
      }
      if (line.startsWith("event: ")) {
        return new Event(id, line.substring(7), data);
      }
      return line.startsWith("data: ") ? new Event(id, name, line.substring(6)) : this;
    }
  }
}

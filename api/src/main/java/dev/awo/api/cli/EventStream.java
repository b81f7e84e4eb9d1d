package dev.awo.api.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads server-sent events as the HTML standard describes them. */
final class EventStream implements AutoCloseable {
  private final BufferedReader lines;
  private Optional<String> id = Optional.empty();

  EventStream(InputStream body) {
    this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  /** Waits for the next event; empty at the end of the stream. An unfinished event is dropped. */
  Optional<ServerSentEvent> next() throws IOException {
    String name = "";
    StringBuilder data = new StringBuilder();
    String line;
    while ((line = lines.readLine()) != null) {
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          return Optional.of(event(name, data));
        }
        name = "";
        continue;
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      switch (field) {
        case "event" -> name = value;
        case "data" -> data.append(value).append('\n');
        case "id" -> id = Optional.of(value);
        default -> {}
      }
    }
    return Optional.empty();
  }

  private ServerSentEvent event(String name, StringBuilder data) {
    return new ServerSentEvent(
        id, name.isEmpty() ? "message" : name, data.substring(0, data.length() - 1));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}

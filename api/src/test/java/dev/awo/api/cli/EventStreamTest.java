package dev.awo.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private static List<ServerSentEvent> read(String text) throws IOException {
    List<ServerSentEvent> events = new ArrayList<>();
    try (EventStream stream =
        new EventStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      for (Optional<ServerSentEvent> event = stream.next();
          event.isPresent();
          event = stream.next()) {
        events.add(event.get());
      }
    }
    return events;
  }

  @Test
  void readsNamesIdsAndDataOfSeveralLines() throws IOException {
    assertThat(read("id: 7\nevent: passed\ndata: a\ndata:b\n\ndata: c\n\n"))
        .containsExactly(
            new ServerSentEvent(Optional.of("7"), "passed", "a\nb"),
            new ServerSentEvent(Optional.of("7"), "message", "c"));
  }

  @Test
  void passesOverCommentsUnknownFieldsAndEventsWithoutData() throws IOException {
    assertThat(read(": still there\n\nevent: empty\n\nretry: 5\ndata: x\r\n\r\n"))
        .containsExactly(new ServerSentEvent(Optional.empty(), "message", "x"));
  }

  @Test
  void dropsAnEventThatIsCutOff() throws IOException {
    assertThat(read("data: a\n\nid: 2\ndata: b\n"))
        .containsExactly(new ServerSentEvent(Optional.empty(), "message", "a"));
  }
}

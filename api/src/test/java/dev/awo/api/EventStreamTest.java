package dev.awo.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.api.EventReader.Event;
import dev.awo.api.view.TaskView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventStreamTest {
  @TempDir static Path directory;
  private LocalTemporal temporal;
  private RunningApi api;
  private Path repository;

  @BeforeAll
  void start() throws Exception {
    temporal = LocalTemporal.start();
    api = RunningApi.start(directory.resolve("home"), temporal.address());
    repository = RunningApi.repository(directory.resolve("shop"));
  }

  @AfterAll
  void stop() {
    api.close();
    temporal.close();
  }

  @Test
  void aTaskIsFollowedLiveToItsEnd() throws Exception {
    TaskView task = accept("slow");
    try (EventReader stream = api.follow(task.links().events(), Optional.empty())) {
      assertThat(names(stream.until("verifying")))
          .containsSubsequence("queued", "started", "answered", "verifying");
      api.change("POST", "/api/v1/tasks/" + task.id() + "/cancel", "");

      assertThat(stream.until("cancelled")).isNotEmpty();
      assertThat(stream.next()).isEmpty();
    }
  }

  @Test
  void aClientThatComesBackGetsWhatItMissed() throws Exception {
    TaskView task = accept("quick");
    List<Event> all;
    try (EventReader stream = api.follow(task.links().events(), Optional.empty())) {
      all = stream.until("completed").stream().filter(event -> event.id() > 0).toList();
    }

    try (EventReader stream = api.follow(task.links().events(), Optional.of(all.get(1).id()))) {
      assertThat(stream.until("completed")).isEqualTo(all.subList(2, all.size()));
    }
    try (EventReader over = api.follow(task.links().events(), Optional.of(all.getLast().id()))) {
      assertThat(over.status()).isEqualTo(204);
    }
  }

  @Test
  void theListHasTheSameEventsInPages() throws Exception {
    TaskView task = accept("quick");
    try (EventReader stream = api.follow(task.links().events(), Optional.empty())) {
      stream.until("completed");
    }

    String path = task.links().events();
    var first = api.get(path + "&limit=2").json();
    var rest = api.get(path + "&cursor=" + first.get("next").asText()).json();

    assertThat(first.get("items")).hasSize(2);
    assertThat(first.get("items").get(0).get("kind").asText()).isEqualTo("queued");
    assertThat(rest.get("items").findValuesAsText("kind")).endsWith("completed");
  }

  @Test
  void allTasksAreFollowedInOneStream() throws Exception {
    try (EventReader stream = api.follow("/api/v1/events", Optional.empty())) {
      TaskView task = accept("quick");

      List<Event> events = stream.until("completed");

      assertThat(events.getFirst().data()).contains(task.id());
      assertThat(names(events)).startsWith("queued").endsWith("completed");
    }
  }

  @Test
  void aTaskIsCancelledThoughNoWorkerAnswers() throws Exception {
    try (LocalTemporal idle = LocalTemporal.withoutWorker();
        RunningApi other = RunningApi.start(directory.resolve("other"), idle.address())) {
      TaskView task =
          other
              .post(
                  "/api/v1/tasks",
                  Map.of("project", repository.toString(), "prompt", "wait", "model", "quick"))
              .as(TaskView.class);

      assertThat(other.change("POST", "/api/v1/tasks/" + task.id() + "/cancel", "").status())
          .isEqualTo(202);
      assertThat(other.get("/api/v1/tasks/" + task.id()).json().get("status").asText())
          .isEqualTo("queued");
    }
  }

  private TaskView accept(String model) throws Exception {
    return api.post(
            "/api/v1/tasks",
            Map.of(
                "project",
                repository.toString(),
                "prompt",
                "do it",
                "agent",
                "openai",
                "model",
                model))
        .as(TaskView.class);
  }

  private static List<String> names(List<Event> events) {
    return events.stream().map(Event::name).toList();
  }
}

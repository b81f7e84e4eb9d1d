package dev.awo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.awo.api.RunningApi.Answer;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.TaskView;
import dev.awo.def.task.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path directory;
  private LocalTemporal temporal;
  private RunningApi api;
  private Path repository;

  @BeforeAll
  void start() throws Exception {
    temporal = LocalTemporal.start();
    api = RunningApi.start(directory.resolve("home"), temporal.address());
    repository = RunningApi.repository(directory.resolve("Web Shop"));
  }

  @AfterAll
  void stop() {
    api.close();
    temporal.close();
  }

  @Test
  void aTaskIsAcceptedRunAndShown() throws Exception {
    Answer answer = api.post("/api/v1/tasks", task("quick", Optional.empty()));

    assertThat(answer.status()).isEqualTo(201);
    TaskView accepted = answer.as(TaskView.class);
    assertThat(accepted.existing()).contains(false);
    assertThat(accepted.project()).isEqualTo("web-shop");
    assertThat(accepted.id()).matches("fix-the-login-page-[a-z0-9]{5}");
    assertThat(answer.header("Location")).endsWith(accepted.links().self());
    TaskView ended = ended(accepted.id());
    assertThat(ended.status()).isEqualTo(TaskStatus.COMPLETED);
    assertThat(ended.branch()).contains("auto/" + accepted.id());
    assertThat(ended.costUsd()).isEqualByComparingTo("0.0025");
    assertThat(ended.prompt()).contains("Fix the login page of s3cret!");
    assertThat(ended.links().temporalUi())
        .contains(
            "http://127.0.0.1:8233/namespaces/default/workflows/task%2Fweb-shop%2F" + ended.id());
    assertThat(api.get(ended.links().log().orElseThrow()).body())
        .contains("queued  accepted")
        .contains("step 1 attempt 1  answered  answered");
  }

  @Test
  void theSameTaskTwiceIsAcceptedOnceAndSaysSo() throws Exception {
    NewTask task = task("quick", Optional.of("twice"));

    assertThat(api.post("/api/v1/tasks", task).status()).isEqualTo(201);
    Answer again = api.post("/api/v1/tasks", task);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("existing").asBoolean()).isTrue();
    Answer byId =
        api.post(
            "/api/v1/tasks",
            Map.of(
                "project",
                "web-shop",
                "id",
                "twice",
                "prompt",
                task.prompt(),
                "agent",
                "openai",
                "model",
                "quick"));
    assertThat(byId.status()).isEqualTo(200);
  }

  @Test
  void anotherTaskUnderAnIdThatIsTakenIsRefused() throws Exception {
    api.post("/api/v1/tasks", task("quick", Optional.of("taken")));

    Answer other =
        api.post(
            "/api/v1/tasks",
            Map.of("project", repository.toString(), "id", "taken", "prompt", "something else"));

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.json().get("detail").asText()).contains("choose another id");
  }

  @Test
  void aTaskIsCancelledWhileItRuns() throws Exception {
    TaskView task = api.post("/api/v1/tasks", task("slow", Optional.empty())).as(TaskView.class);
    await().atMost(PATIENCE).until(() -> show(task.id()).status() == TaskStatus.RUNNING);

    Answer answer = api.change("POST", "/api/v1/tasks/" + task.id() + "/cancel", "");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(ended(task.id()).status()).isEqualTo(TaskStatus.CANCELLED);
    assertThat(api.change("POST", "/api/v1/tasks/" + task.id() + "/cancel", "").status())
        .isEqualTo(409);
  }

  @Test
  void theListIsPagedAndFiltered() throws Exception {
    Path other = RunningApi.repository(directory.resolve("paged"));
    for (int i = 0; i < 5; i++) {
      NewTask task = NewTask.of(other.toString(), "task number " + i);
      assertThat(api.post("/api/v1/tasks", task).status()).isEqualTo(201);
    }

    JsonNode first = api.get("/api/v1/tasks?project=paged&limit=3").json();
    String next = first.get("next").asText();
    JsonNode second = api.get("/api/v1/tasks?project=paged&limit=3&cursor=" + next).json();

    assertThat(first.get("items")).hasSize(3);
    assertThat(second.get("items")).hasSize(2);
    assertThat(second.has("next")).isFalse();
    assertThat(api.get("/api/v1/tasks?project=paged&status=refused").json().get("items")).isEmpty();
    assertThat(api.get("/api/v1/tasks?status=sleeping").status()).isEqualTo(400);
    assertThat(api.get("/api/v1/tasks?limit=0").status()).isEqualTo(400);
    assertThat(api.get("/api/v1/queue").json().get("items").size()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void anIdOfTwoProjectsNeedsTheProject() throws Exception {
    for (String name : List.of("one", "two")) {
      Path place = RunningApi.repository(directory.resolve(name));
      api.post(
          "/api/v1/tasks", Map.of("project", place.toString(), "id", "same", "prompt", "do it"));
    }

    assertThat(api.get("/api/v1/tasks/same").status()).isEqualTo(409);
    assertThat(api.get("/api/v1/tasks/same?project=two").json().get("project").asText())
        .isEqualTo("two");
    assertThat(api.get("/api/v1/tasks/same?project=three").status()).isEqualTo(404);
  }

  @Test
  void aDiffIsServedAsText() throws Exception {
    TaskView task = api.post("/api/v1/tasks", task("quick", Optional.empty())).as(TaskView.class);
    TaskView ended = ended(task.id());
    Path blob = api.home().resolve("data/blobs").resolve(FakeTaskWorkflow.DIFF.relativePath());
    Files.createDirectories(blob.getParent());
    Files.writeString(blob, "--- a\n+++ b\n");

    Answer diff = api.get(ended.links().diff().orElseThrow());

    assertThat(diff.header("Content-Type")).startsWith("text/x-diff");
    assertThat(diff.body()).isEqualTo("--- a\n+++ b\n");
  }

  private NewTask task(String model, Optional<String> id) {
    NewTask bare = NewTask.of(repository.toString(), "Fix the login page of s3cret!");
    return new NewTask(
        bare.project(),
        id,
        bare.prompt(),
        bare.template(),
        bare.contextFiles(),
        bare.variables(),
        bare.verify(),
        Optional.of("openai"),
        Optional.of(model),
        bare.maxAttempts(),
        bare.base(),
        bare.budgetUsd(),
        bare.timeout(),
        bare.queued(),
        bare.priority(),
        bare.dependsOn(),
        bare.touches());
  }

  private TaskView show(String id) throws IOException, InterruptedException {
    return api.get("/api/v1/tasks/" + id).as(TaskView.class);
  }

  private TaskView ended(String id) throws IOException, InterruptedException {
    await().atMost(PATIENCE).until(() -> show(id).status().isFinal());
    return show(id);
  }
}

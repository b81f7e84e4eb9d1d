package dev.awo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.awo.def.TaskKey;
import dev.awo.def.WorkflowIds;
import dev.awo.def.generate.GenerateRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The queue over REST, on a real Temporal server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QueueFlowTest {
  private static final String SETTINGS =
      "{agent: openai, model: stub, max_attempts: 1, parallel: {tasks: 2, providers: {openai: 3}}}";

  @TempDir static Path directory;
  private QueueFixture queue;

  @BeforeAll
  void start() throws Exception {
    queue = QueueFixture.start(directory, SETTINGS);
  }

  @AfterAll
  void stop() {
    queue.close();
  }

  @Test
  void queuedTasksWaitForTheirTurnAndGoByPriorityThenAge() throws Exception {
    queue.project("order");
    queue.queue(
        """
        tasks:
          - {id: order-late, project: order, prompt: do it, touches: [a.txt]}
          - {id: order-next, project: order, prompt: do it, touches: [a.txt]}
          - {id: order-urgent, project: order, prompt: do it, priority: 1, touches: [a.txt]}
        """);
    assertThat(queue.place("order", "order-late")).contains("pending").contains("is paused");

    queue.mode("order", Map.of("mode", "next", "count", 2));

    queue.awaitStatus("order-late", "completed");
    assertThat(openedOf("order-")).containsExactly("order-urgent", "order-late");
    assertThat(queue.task("order-next").get("status").asText()).isEqualTo("queued");
    awaitMode("order", "paused");
    queue.api().post("/api/v1/tasks/order-next/cancel", Map.of());
    queue.awaitStatus("order-next", "cancelled");
    assertThat(queue.place("order", "order-next")).startsWith("cancelled");
  }

  @Test
  void aTaskIsBlockedWhenWhatItNeedsFailsAndFreeWhenARetrySucceeds() throws Exception {
    queue.project("chain");
    queue.rooms().failing.add("chain-a");
    queue.queue(
        """
        tasks:
          - {id: chain-c, project: chain, prompt: do it, depends_on: [chain-b]}
          - {id: chain-b, project: chain, prompt: do it, depends_on: [chain-a]}
          - {id: chain-a, project: chain, prompt: "Set {{x}}", variables: {x: "1"}}
        """);
    queue.mode("chain", Map.of("mode", "watch"));
    queue.awaitStatus("chain-a", "failed");
    assertThat(queue.place("chain", "chain-b"))
        .isEqualTo(
            "blocked: needs 'chain-a', which failed; 'awo task retry chain-a' runs it again");
    assertThat(queue.place("chain", "chain-c"))
        .isEqualTo("blocked: needs 'chain-b', which is blocked");
    assertThat(queue.task("chain-a").get("prompt").asText()).isEqualTo("Set 1");

    queue.rooms().failing.clear();
    JsonNode retried =
        queue
            .expect(
                queue.api().post("/api/v1/tasks/chain-a/retry", Map.of("hint", "look at line 7")),
                202)
            .json();

    assertThat(retried.get("status").asText()).isEqualTo("queued");
    queue.awaitStatus("chain-c", "completed");
    assertThat(openedOf("chain-")).containsExactly("chain-a", "chain-a", "chain-b", "chain-c");
    GenerateRequest again = promptsOf("chain-a").getLast();
    String findings = blob(again.feedback().orElseThrow().findings().relativePath());
    assertThat(findings).contains("look at line 7").contains("expected 1 but was 2");
    assertThat(queue.task("chain-a").get("attempts").asInt()).isEqualTo(2);
    assertThat(queue.api().get("/api/v1/tasks/chain-a/log").body())
        .contains("tests failed")
        .contains("queued again with a hint, round 2");
    assertThat(queue.api().post("/api/v1/tasks/chain-a/retry", Map.of()).status()).isEqualTo(409);
  }

  @Test
  void aRunningTaskKeepsOthersOffItsFilesAndAPausedOneIsPassedOver() throws Exception {
    queue.project("files");
    queue.rooms().stuck.add("files-first");
    queue.queue(
        """
        tasks:
          - {id: files-first, project: files, prompt: do it, touches: ["src/main/**"]}
          - {id: files-same, project: files, prompt: do it, touches: [src/main/App.java]}
          - {id: files-held, project: files, prompt: do it, touches: ["docs/**"]}
          - {id: files-other, project: files, prompt: do it, touches: ["docs/**"], priority: 4}
        """);
    await().until(() -> !queue.api().get("/api/v1/queue").body().contains("\"accepted\""));
    queue.expect(queue.api().post("/api/v1/tasks/files-held/pause", Map.of()), 202);
    queue.mode("files", Map.of("mode", "loop"));

    queue.awaitStatus("files-other", "completed");
    assertThat(queue.place("files", "files-same"))
        .isEqualTo("pending: waits for 'files-first', which may change the same files");
    assertThat(queue.place("files", "files-held")).startsWith("pending: paused");
    queue.rooms().stuck.clear();
    queue.awaitStatus("files-same", "completed");
    awaitMode("files", "paused");

    queue.expect(queue.api().post("/api/v1/tasks/files-held/resume", Map.of()), 202);
    queue.expect(queue.api().post("/api/v1/tasks/files-held/priority", Map.of("priority", 1)), 200);
    queue.mode("files", Map.of("mode", "next"));
    queue.awaitStatus("files-held", "completed");
  }

  @Test
  void theSlotOfATaskThatDiedIsTakenBack() throws Exception {
    queue.project("dead");
    queue.rooms().stuck.add("dead-one");
    queue.queue(
        """
        tasks:
          - {id: dead-one, project: dead, prompt: do it, touches: [x]}
          - {id: dead-two, project: dead, prompt: do it, touches: [x]}
        """);
    queue.mode("dead", Map.of("mode", "watch"));
    queue.awaitStatus("dead-one", "running");

    queue
        .client()
        .newUntypedWorkflowStub(WorkflowIds.task(new TaskKey("dead", "dead-one")))
        .terminate("by hand");

    queue.awaitStatus("dead-two", "completed");
    assertThat(queue.task("dead-one").get("reason").asText()).contains("terminated");
  }

  @Test
  void aDispatcherThatIsLostIsStartedAnewWithItsTasks() throws Exception {
    queue.project("lost");
    queue.queue("tasks: [{id: lost-a, project: lost, prompt: do it}]");
    await().until(() -> !queue.place("lost", "lost-a").contains("accepted"));
    String dispatcher = WorkflowIds.dispatch("lost");
    await().ignoreExceptions().until(() -> terminate(dispatcher));

    queue.mode("lost", Map.of("mode", "loop"));

    queue.awaitStatus("lost-a", "completed");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aThousandTasksAreAcceptedAtOnceAndOnlyOnce() throws Exception {
    queue.project("many");
    String yaml =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "  - {id: many-" + i + ", project: many, prompt: do it " + i + "}\n")
            .collect(Collectors.joining("", "tasks:\n", ""));

    JsonNode first = queue.queue(yaml);
    JsonNode again = queue.queue(yaml);

    assertThat(first.get("accepted")).hasSize(1_000);
    assertThat(again.get("accepted")).isEmpty();
    assertThat(again.get("existing").asInt()).isEqualTo(1_000);
    JsonNode page = queue.api().get("/api/v1/queue?state=pending&project=many&limit=400").json();
    assertThat(page.get("counts").get("pending").asInt()).isEqualTo(1_000);
    assertThat(page.get("items")).hasSize(400);
    assertThat(page.get("next").asText()).isEqualTo("400");
    assertThat(queue.mode("many", Map.of("mode", "loop")).get("mode").asText()).isEqualTo("loop");
    queue.mode("many", Map.of("mode", "paused"));
  }

  @Test
  void nothingIsAcceptedWhenOneTaskMakesNoSense() throws Exception {
    queue.project("bad");
    Map<String, String> wrong =
        Map.of(
            "tasks: [{id: bad-a, project: bad, prompt: x}, {id: bad-a, project: bad, prompt: x}]",
            "line 1",
            "tasks: [{id: bad-a, project: bad, prompt: x}, {id: bad-b, prompt: x}]",
            "names no project",
            "tasks: [{id: bad-a, project: bad, prompt: x, depends_on: [order]}]",
            "order",
            "tasks: [{id: bad-a, project: nowhere, prompt: x}]",
            "awo projects add");
    wrong.forEach(
        (yaml, words) -> assertThat(queue.expect(post(yaml), 422).body()).as(yaml).contains(words));
    assertThat(queue.api().get("/api/v1/tasks/bad-a").status()).isEqualTo(404);
    Map<String, Object> task =
        new HashMap<>(Map.of("project", "bad", "prompt", "x", "priority", 1));
    assertThat(queue.expect(queue.api().post("/api/v1/tasks", task), 422).body())
        .contains("queued: true");
    task.putAll(Map.of("queued", true, "depends_on", List.of("nobody")));
    assertThat(queue.expect(queue.api().post("/api/v1/tasks", task), 422).body())
        .contains("there is no task 'nobody' in project bad");

    queue.queue("tasks: [{id: bad-a, project: bad, prompt: x}]");
    JsonNode changed = queue.queue("tasks: [{id: bad-a, project: bad, prompt: other}]");
    assertThat(changed.get("conflicts").get(0).get("detail").asText())
        .contains("already has another task");
  }

  @Test
  void aWatchingQueueTakesInTheInbox() throws Exception {
    queue.project("inbox");
    queue.mode("inbox", Map.of("mode", "watch"));
    Path file = queue.api().home().resolve("tasks/queue.yaml");
    Files.createDirectories(file.getParent());

    Files.writeString(file, "tasks: [{id: inbox-a, project: inbox, prompt: do it}]");
    queue.awaitStatus("inbox-a", "completed");
    Files.writeString(file, "tasks: [{id: inbox-b, project: inbox, promt: do it}]");
    await()
        .atMost(QueueFixture.PATIENCE)
        .until(() -> queue.api().get("/api/v1/queue").json().path("inbox").asText().contains("1"));
    Files.delete(file);
    queue.mode("inbox", Map.of("mode", "paused"));
  }

  @Test
  void theBaseOfAProjectIsChecked() throws Exception {
    queue.project("base");
    queue.expect(queue.api().post("/api/v1/queue/base/health", Map.of()), 202);

    await()
        .atMost(QueueFixture.PATIENCE)
        .until(
            () ->
                queue
                    .api()
                    .get("/api/v1/queue/base/health")
                    .json()
                    .get("state")
                    .asText()
                    .equals("passed"));
    assertThat(openedOf("base-check-")).hasSize(1);
  }

  @Test
  void aProjectsOwnLimitOfTasksAtOnceHolds() throws Exception {
    Path repository = RunningApi.repository(directory.resolve("narrow"));
    Files.writeString(
        queue.api().home().resolve("projects.yaml"),
        "projects: [{id: narrow, path: '" + repository + "', max_parallel: 1}]");
    queue.rooms().stuck.add("narrow-first");
    queue.queue(
        """
        tasks:
          - {id: narrow-first, project: narrow, prompt: do it, verify: [make]}
          - {id: narrow-second, project: narrow, prompt: do it, verify: [make]}
        """);
    queue.mode("narrow", Map.of("mode", "loop"));
    queue.awaitStatus("narrow-first", "running");
    await().until(() -> !openedOf("narrow-").isEmpty());
    assertThat(queue.place("narrow", "narrow-second")).startsWith("pending");
    queue.rooms().stuck.clear();
    queue.awaitStatus("narrow-second", "completed");
    assertThat(openedOf("narrow-")).containsExactly("narrow-first", "narrow-second");
  }

  private RunningApi.Answer post(String yaml) {
    try {
      return queue.api().post("/api/v1/queue", Map.of("yaml", yaml));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean terminate(String workflow) {
    queue.client().newUntypedWorkflowStub(workflow).terminate("by hand");
    return true;
  }

  private void awaitMode(String project, String mode) {
    await()
        .atMost(QueueFixture.PATIENCE)
        .until(
            () ->
                queue
                    .api()
                    .get("/api/v1/queue/" + project)
                    .json()
                    .get("mode")
                    .asText()
                    .equals(mode));
  }

  private List<String> openedOf(String prefix) {
    return queue.rooms().opened.stream().filter(id -> id.startsWith(prefix)).toList();
  }

  private List<GenerateRequest> promptsOf(String id) {
    return queue.rooms().prompts.stream()
        .filter(prompt -> prompt.key().task().task().equals(id))
        .toList();
  }

  private String blob(String path) throws Exception {
    return Files.readString(queue.api().home().resolve("data/blobs").resolve(path));
  }
}

package dev.awo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.awo.api.cli.CliOverApi;
import dev.awo.def.generate.GenerateRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Changes that wait for a person, over REST and the command line, on a real Temporal server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalFlowTest {
  private static final String SETTINGS =
      "{agent: openai, model: stub, max_attempts: 2, parallel: {tasks: 1}}";

  @TempDir static Path directory;
  private QueueFixture queue;

  @BeforeAll
  void start() throws Exception {
    queue = QueueFixture.start(directory, SETTINGS);
    queue.rooms().flagged.add("package.json: scripts");
  }

  @AfterAll
  void stop() {
    queue.close();
  }

  @Test
  void aTaskWaitsWithoutASlotUntilItIsApproved() throws Exception {
    queue.project("fine");
    queue.queue(
        """
        tasks:
          - {id: fine-a, project: fine, prompt: do it, touches: [a.txt]}
          - {id: fine-b, project: fine, prompt: do it, touches: [b.txt]}
        """);
    queue.mode("fine", Map.of("mode", "watch"));
    queue.awaitStatus("fine-a", "approval");
    queue.awaitStatus("fine-b", "approval");
    assertThat(queue.place("fine", "fine-a"))
        .startsWith("running: waits for your approval of package.json: scripts")
        .contains("'awo task approve fine-a'");
    assertThat(cli("task", "show", "fine-a")).contains("approval", "awo task reject fine-a");
    assertThat(queue.api().get("/api/v1/tasks/fine-a/diff").body())
        .contains("expected 1 but was 2");

    queue.expect(
        queue
            .api()
            .post("/api/v1/tasks/fine-a/approve", Map.of("by", "ada", "comment", "looks good")),
        202);
    assertThat(cli("task", "approve", "fine-b")).isEqualTo("fine-b is approved and goes on\n");

    queue.awaitStatus("fine-a", "completed");
    queue.awaitStatus("fine-b", "completed");
    assertThat(queue.api().get("/api/v1/tasks/fine-a/log").body())
        .contains("approved by ada")
        .contains("looks good");
  }

  @Test
  void aRejectionIsToldToTheModelOrEndsTheTask() throws Exception {
    queue.project("nope");
    queue.queue("tasks: [{id: nope-a, project: nope, prompt: do it}]");
    queue.mode("nope", Map.of("mode", "watch"));
    queue.awaitStatus("nope-a", "approval");

    cli("task", "reject", "nope-a", "--comment", "no new scripts");

    await().atMost(QueueFixture.PATIENCE).until(() -> prompts("nope-a") == 2);
    GenerateRequest again = queue.rooms().prompts.getLast();
    assertThat(blob(again.feedback().orElseThrow().findings().relativePath()))
        .contains("no new scripts");
    queue.awaitStatus("nope-a", "approval");
    queue.expect(queue.api().post("/api/v1/tasks/nope-a/reject", Map.of("by", "ada")), 202);
    queue.awaitStatus("nope-a", "failed");
    assertThat(queue.task("nope-a").get("reason").asText())
        .isEqualTo("rejected by ada: package.json: scripts");
  }

  @Test
  void onlyWhatWaitsIsDecided() throws Exception {
    queue.project("still");
    queue.queue("tasks: [{id: still-a, project: still, prompt: do it}]");

    JsonNode problem =
        queue.expect(queue.api().post("/api/v1/tasks/still-a/approve", Map.of()), 409).json();

    assertThat(problem.get("detail").asText()).contains("nothing waits for approval");
    assertThat(queue.api().post("/api/v1/tasks/nobody/approve", Map.of()).status()).isEqualTo(404);
    assertThat(queue.api().post("/api/v1/tasks/still-a/approve", Map.of("by", "a\nb")).status())
        .isEqualTo(422);
    assertThat(
            queue
                .api()
                .post("/api/v1/tasks/still-a/reject", Map.of("comment", "x".repeat(20_001)))
                .status())
        .isEqualTo(422);
  }

  private String cli(String... arguments) {
    return CliOverApi.run(queue.api().port(), queue.api().home(), arguments);
  }

  private long prompts(String id) {
    return queue.rooms().prompts.stream()
        .filter(prompt -> prompt.key().task().task().equals(id))
        .count();
  }

  private String blob(String path) throws Exception {
    return Files.readString(queue.api().home().resolve("data/blobs").resolve(path));
  }
}

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
    queue.project("yes");
    queue.queue(
        """
        tasks:
          - {id: yes-a, project: yes, prompt: do it, touches: [a.txt]}
          - {id: yes-b, project: yes, prompt: do it, touches: [b.txt]}
        """);
    queue.mode("yes", Map.of("mode", "watch"));
    queue.awaitStatus("yes-a", "approval");
    queue.awaitStatus("yes-b", "approval");
    assertThat(queue.place("yes", "yes-a"))
        .startsWith("running: waits for your approval of package.json: scripts")
        .contains("'awo task approve yes-a'");
    assertThat(cli("task", "show", "yes-a")).contains("approval", "awo task reject yes-a");
    assertThat(queue.api().get("/api/v1/tasks/yes-a/diff").body()).contains("expected 1 but was 2");

    queue.expect(
        queue
            .api()
            .post("/api/v1/tasks/yes-a/approve", Map.of("by", "ada", "comment", "looks good")),
        202);
    assertThat(cli("task", "approve", "yes-b")).isEqualTo("yes-b is approved and goes on\n");

    queue.awaitStatus("yes-a", "completed");
    queue.awaitStatus("yes-b", "completed");
    assertThat(queue.api().get("/api/v1/tasks/yes-a/log").body())
        .contains("approved by ada")
        .contains("looks good");
  }

  @Test
  void aRejectionIsToldToTheModelOrEndsTheTask() throws Exception {
    queue.project("no");
    queue.queue("tasks: [{id: no-a, project: no, prompt: do it}]");
    queue.mode("no", Map.of("mode", "watch"));
    queue.awaitStatus("no-a", "approval");

    cli("task", "reject", "no-a", "--comment", "no new scripts");

    await().atMost(QueueFixture.PATIENCE).until(() -> prompts("no-a") == 2);
    GenerateRequest again = queue.rooms().prompts.getLast();
    assertThat(blob(again.feedback().orElseThrow().findings().relativePath()))
        .contains("no new scripts");
    queue.awaitStatus("no-a", "approval");
    queue.expect(queue.api().post("/api/v1/tasks/no-a/reject", Map.of("by", "ada")), 202);
    queue.awaitStatus("no-a", "failed");
    assertThat(queue.task("no-a").get("reason").asText())
        .isEqualTo("rejected by ada: package.json: scripts");
  }

  @Test
  void onlyWhatWaitsIsDecided() throws Exception {
    queue.project("none");
    queue.queue("tasks: [{id: none-a, project: none, prompt: do it}]");

    JsonNode problem =
        queue.expect(queue.api().post("/api/v1/tasks/none-a/approve", Map.of()), 409).json();

    assertThat(problem.get("detail").asText()).contains("nothing waits for approval");
    assertThat(queue.api().post("/api/v1/tasks/nobody/approve", Map.of()).status()).isEqualTo(404);
    assertThat(queue.api().post("/api/v1/tasks/none-a/approve", Map.of("by", "a\nb")).status())
        .isEqualTo(422);
    assertThat(
            queue
                .api()
                .post("/api/v1/tasks/none-a/reject", Map.of("comment", "x".repeat(20_001)))
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

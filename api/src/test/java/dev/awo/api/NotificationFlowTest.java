package dev.awo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.awo.api.RunningApi.Answer;
import dev.awo.api.cli.CliOverApi;
import dev.awo.def.TaskQueues;
import dev.awo.def.autopilot.AutopilotWorkflow;
import dev.awo.def.autopilot.RoundRequest;
import dev.awo.def.autopilot.RoundRequest.Goal;
import dev.awo.def.autopilot.RoundRequest.Origin;
import dev.awo.def.notify.Delivery;
import dev.awo.def.notify.Notification;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From a task to its webhooks, with the real workflow on a real Temporal server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotificationFlowTest {
  private static final String SETTINGS =
      """
      agent: openai
      model: stub
      max_attempts: 1
      notifications:
        - {name: ops, url: "https://ops.example.org/path-secret", events: [task-ended, autopilot-paused]}
        - {name: chat, url: "https://chat.example.org/path-secret", events: [approval-needed]}
        - {name: gone, url: "https://gone.example.org/path-secret", events: [merged]}
        - {name: away, url: "https://away.example.org/path-secret", events: [merged]}
      """;

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
  void aTaskThatEndsIsToldToThoseWhoWantIt() throws Exception {
    queue.project("told");
    queue.rooms().failing.add("told-bad");
    queue.queue(
        """
        tasks:
          - {id: told-good, project: told, prompt: do it}
          - {id: told-bad, project: told, prompt: do it}
        """);
    queue.mode("told", Map.of("mode", "watch"));

    await()
        .atMost(QueueFixture.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(queue.receivers().told("ops"))
                    .contains("task.completed told-good", "task.failed told-bad"));

    assertThat(queue.receivers().told("chat")).doesNotContain("task.completed told-good");
    JsonNode listed = queue.api().get("/api/v1/notifications?limit=10").json().get("items");
    assertThat(listed)
        .anySatisfy(
            item -> {
              assertThat(item.path("task").asText()).isEqualTo("told-good");
              assertThat(item.path("deliveries")).hasSize(1);
              assertThat(item.at("/deliveries/0/webhook").asText()).isEqualTo("ops");
            });
    assertThat(listed.toString()).doesNotContain("path-secret");
  }

  @Test
  void aTestSaysHowEachWebhookTookIt() throws Exception {
    JsonNode sent =
        queue.expect(queue.api().post("/api/v1/notifications/test", Map.of()), 200).json();

    assertThat(sent.get("event").asText()).isEqualTo("test");
    assertThat(sent.get("deliveries"))
        .extracting(node -> node.get("webhook").asText() + " " + node.get("state").asText())
        .containsExactly("ops delivered", "chat delivered", "gone failed", "away trying");
    assertThat(sent.at("/deliveries/0/status").asInt()).isEqualTo(204);
    assertThat(sent.at("/deliveries/2/words").asText()).isEqualTo("gone.example.org answered 410");
    assertThat(sent.at("/deliveries/3/words").asText())
        .matches("cannot reach away.example.org; attempt \\d+ comes next, for a day");
    assertThat(queue.receivers().told("ops")).contains("test -");
  }

  @Test
  void oneWebhookCanBeTestedAlone() throws Exception {
    int before = queue.receivers().told("ops").size();

    assertThat(cli("notify", "test", "chat")).isEqualTo("chat: delivered, HTTP status 204\n");

    assertThat(queue.receivers().told("ops").stream().skip(before)).doesNotContain("test -");
    assertThat(cli("notify", "list")).contains("EVENT", "test", "chat delivered");
    Answer unknown = queue.api().post("/api/v1/notifications/test", Map.of("webhook", "nope"));
    assertThat(unknown.status()).isEqualTo(409);
    assertThat(unknown.body()).contains("known are ops, chat, gone, away");
  }

  @Test
  void aTestNeedsTheToken() throws Exception {
    Answer answer =
        queue
            .api()
            .send(
                queue
                    .api()
                    .request("/api/v1/notifications/test")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}")));

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void withoutWebhooksATestSaysWhereToAddThem(@TempDir Path other) throws Exception {
    try (RunningApi api = RunningApi.start(other, "127.0.0.1:" + LocalTemporal.freePort())) {
      Answer answer = api.post("/api/v1/notifications/test", Map.of());

      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.body()).contains("no webhooks are configured", "awo.yml");
      assertThat(api.get("/api/v1/notifications").json().get("items")).isEmpty();
    }
  }

  @Test
  void pausingAnAutopilotIsToldOnce() throws Exception {
    queue.project("idle");
    String autopilot = "/api/v1/autopilot/idle";
    queue.expect(queue.api().change("PUT", autopilot, "{\"cron\": \"0 0 1 1 *\"}"), 200);

    queue.expect(queue.api().post(autopilot + "/pause", Map.of()), 200);
    queue.expect(queue.api().post(autopilot + "/pause", Map.of()), 200);
    queue.expect(queue.api().post(autopilot + "/resume", Map.of()), 200);
    queue.expect(queue.api().post(autopilot + "/pause", Map.of()), 200);

    awaitPaused("idle", 2);
    assertThat(paused("idle").getFirst().words()).isEqualTo("paused by a person");
  }

  @Test
  void aScheduledRoundThatCannotBeginIsToldSinceItPausesTheSchedule() {
    RoundRequest request = new RoundRequest("nobody", Goal.RUN, 1, false, Origin.SCHEDULE);

    assertThatThrownBy(
            () ->
                queue
                    .client()
                    .newWorkflowStub(
                        AutopilotWorkflow.class,
                        WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.WORKFLOWS).build())
                    .run(request))
        .isInstanceOf(WorkflowFailedException.class);

    awaitPaused("nobody", 1);
    assertThat(paused("nobody").getFirst().words())
        .startsWith("a round could not begin: there is no project 'nobody'");
  }

  private void awaitPaused(String project, int times) {
    await()
        .atMost(QueueFixture.PATIENCE)
        .untilAsserted(() -> assertThat(paused(project)).hasSize(times));
  }

  private List<Notification> paused(String project) {
    return queue.receivers().taken.stream()
        .filter(delivery -> delivery.webhook().equals("ops"))
        .map(Delivery::notification)
        .filter(told -> told.event().equals("autopilot.paused"))
        .filter(told -> told.project().orElse("").equals(project))
        .toList();
  }

  private String cli(String... arguments) {
    return CliOverApi.run(queue.api().port(), queue.api().home(), arguments);
  }
}

package dev.awo.api.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueCommandsTest extends ServerTest {
  private static final String COUNTS =
      "{\"pending\":1200,\"blocked\":1,\"running\":1,\"done\":2,\"failed\":3,\"cancelled\":0}";

  @Test
  void queueCountsAndListsWithReasons() {
    server.stubFor(
        get("/api/v1/queue?limit=100")
            .willReturn(json(200, queue(item("blocked", "needs 'a', which failed")))));

    CliRun run = caller().run("queue");

    assertThat(run.out())
        .startsWith("1,200 pending, 1 blocked, 1 running, 2 done, 3 failed, 0 cancelled\n")
        .contains("project shop: runs until nothing is left")
        .containsPattern("fix +shop +blocked +2 +.*needs 'a', which failed");
    assertThat(caller().run("queue", "--json").json().at("/counts/pending").asInt())
        .isEqualTo(1200);
  }

  @Test
  void oneStateIsListedOverAllPages() {
    server.stubFor(
        get("/api/v1/queue?state=done&project=shop&limit=200")
            .willReturn(
                json(
                    200,
                    queue(item("done", ""))
                        .replace("\"projects\":[]", "\"next\":\"200\",\"projects\":[]"))));
    server.stubFor(
        get("/api/v1/queue?state=done&project=shop&cursor=200&limit=200")
            .willReturn(json(200, queue(item("done", "")))));

    CliRun run =
        caller().run("queue", "--state", "done", "--project", "shop", "--limit", "300", "--json");

    assertThat(run.json().get("items")).hasSize(2);
  }

  @Test
  void aFileIsAddedAsItIs() throws IOException {
    String yaml = "tasks: [{id: a, prompt: x}]\n";
    Files.writeString(directory.resolve("q.yaml"), yaml);
    server.stubFor(
        post("/api/v1/queue")
            .withRequestBody(matchingJsonPath("$.yaml", equalTo(yaml)))
            .withRequestBody(matchingJsonPath("$.project", equalTo("shop")))
            .willReturn(
                json(
                    200,
                    """
                    {"accepted":[{"id":"a","project":"shop"}],"existing":2,"conflicts":[]}
                    """)));

    CliRun run = caller().run("queue", "add", "q.yaml", "--project", "shop");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo("1 task accepted, 2 known before\n");
  }

  @Test
  void syncReadsTheHomesFileAndTellsOfConflicts() throws IOException {
    Path file = directory.resolve("own-home/tasks/queue.yaml");
    assertThat(caller().run("queue", "sync").exit()).isEqualTo(2);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "tasks: []");
    server.stubFor(
        post("/api/v1/queue")
            .willReturn(
                json(
                    200,
                    """
                    {"accepted":[],"existing":0,
                     "conflicts":[{"id":"a","project":"shop","detail":"choose another id"}]}
                    """)));

    CliRun run = caller().run("queue", "sync");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("awo: a: choose another id\n");
  }

  @Test
  void aTaskIsQueuedFromTheCommandLine() {
    server.stubFor(
        post("/api/v1/tasks")
            .withRequestBody(
                equalToJson(
                    """
                    {"project":"shop","prompt":"do it","queued":true,"priority":2,
                     "depends_on":["a"],"touches":["src/**"],"budget_usd":1.5,"timeout":"90m",
                     "verify":[{"run":"make test"}],"variables":{"x":"1"}}
                    """,
                    true,
                    true))
            .willReturn(json(201, Answers.task("queued", ""))));

    CliRun run =
        caller()
            .run(
                "task",
                "add",
                "do it",
                "--project",
                "shop",
                "--priority",
                "2",
                "--depends-on",
                "a",
                "--touches",
                "src/**",
                "--budget-usd",
                "1.5",
                "--timeout",
                "90m",
                "--var",
                "x=1",
                "--verify",
                "make test");

    assertThat(run.out()).isEqualTo("fix\n");
  }

  @Test
  void tasksAreSteered() {
    for (String what : List.of("pause", "resume", "retry", "priority")) {
      server.stubFor(
          post("/api/v1/tasks/fix/" + what).willReturn(json(202, Answers.task("queued", ""))));
    }

    assertThat(caller().run("task", "pause", "fix").out()).startsWith("fix is held");
    assertThat(caller().run("task", "resume", "fix").out()).isEqualTo("fix goes on\n");
    assertThat(caller().run("task", "retry", "fix", "--hint", "line 7").out())
        .isEqualTo("fix is queued again\n");
    assertThat(caller().run("task", "priority", "fix", "1").out())
        .isEqualTo("fix has priority 1\n");
    server.verify(
        postRequestedFor(urlEqualTo("/api/v1/tasks/fix/retry"))
            .withRequestBody(equalToJson("{\"hint\":\"line 7\"}")));
    server.verify(
        postRequestedFor(urlEqualTo("/api/v1/tasks/fix/priority"))
            .withRequestBody(equalToJson("{\"priority\":1}")));
  }

  @Test
  void aQueueCannotBeRunInAModeThatRunsNothing() {
    for (String mode : List.of("paused", "run")) {
      CliRun run = caller().run("schedule", "--mode", mode);

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("say next, loop or watch, not '" + mode + "'");
    }
  }

  @Test
  void aBatchIsWatchedToItsSummary() {
    stubBatch("completed");

    CliRun run = caller().run("schedule", "--mode", "loop", "--project", "shop");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("the queue of shop runs\n", "fix  started", "fix  completed")
        .containsPattern("1 passed, 0 failed, 0 cancelled in .*, \\$0.0123\n")
        .contains("  fix  auto/fix\n")
        .contains("base of shop FAILS: make: exit 2\n");
  }

  @Test
  void aBatchIsToldAsJsonLinesAndFailsWithATask() {
    stubBatch("failed");

    CliRun run = caller().run("next", "--count", "3", "--project", "shop", "--json");

    assertThat(run.exit()).isEqualTo(1);
    List<JsonNode> lines = run.jsonLines();
    assertThat(lines)
        .extracting(line -> line.get("type").asText())
        .containsExactly("started", "event", "event", "summary");
    assertThat(lines.getLast().at("/summary/failed").asInt()).isEqualTo(1);
  }

  @Test
  void aBatchOnATerminalIsDrawnAndErased() {
    stubBatch("completed");

    CliRun run = caller().onTerminal().run("schedule", "--mode", "loop", "--project", "shop");

    assertThat(run.out()).contains("  … fix", "\u001b[1A\r\u001b[J", "1 passed");
  }

  @Test
  void nothingToRunIsNoFailure() {
    server.stubFor(
        get("/api/v1/queue?limit=1").willReturn(json(200, queue("").replace("1200", "0"))));

    CliRun run = caller().run("schedule", "--mode", "loop");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).startsWith("nothing to run: 0 pending, 1 blocked, 1 running");
  }

  private void stubBatch(String outcome) {
    server.stubFor(
        get("/api/v1/events")
            .willReturn(
                stream(
                    Answers.event(1, "STARTED", "started", ""),
                    Answers.event(2, outcome, "end", ""))));
    server.stubFor(
        post("/api/v1/queue/shop/health").willReturn(json(202, "{\"state\":\"running\"}")));
    server.stubFor(
        get("/api/v1/queue/shop/health")
            .willReturn(json(200, "{\"state\":\"failed\",\"headline\":\"make: exit 2\"}")));
    server.stubFor(put("/api/v1/queue/shop").willReturn(json(200, project("loop", 1))));
    server.stubFor(
        get("/api/v1/queue/shop")
            .inScenario("batch")
            .willSetStateTo("started")
            .willReturn(json(200, project("paused", 1))));
    server.stubFor(
        get("/api/v1/queue/shop")
            .inScenario("batch")
            .whenScenarioStateIs("started")
            .willReturn(json(200, project("paused", 0))));
    server.stubFor(
        get("/api/v1/tasks/fix?project=shop")
            .willReturn(
                json(
                    200,
                    outcome.equals("completed")
                        ? Answers.completed()
                        : Answers.task("failed", ",\"reason\":\"no luck\""))));
  }

  private static String project(String mode, int pending) {
    return "{\"project\":\"shop\",\"mode\":\"%s\",\"pending\":%d,\"blocked\":0,\"running\":0}"
        .formatted(mode, pending);
  }

  private static String queue(String items) {
    return "{\"counts\":%s,\"items\":[%s],\"projects\":%s}"
        .formatted(
            COUNTS,
            items,
            items.contains("done") || items.isEmpty() ? "[]" : "[" + project("loop", 0) + "]");
  }

  private static String item(String state, String reason) {
    return """
        {"state":"%s","reason":"%s","priority":2,"depends_on":["a"],"touches":["x"],"task":%s}
        """
        .formatted(state, reason, Answers.task("queued", ""));
  }
}

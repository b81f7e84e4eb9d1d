package dev.awo.api.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoCommandTest extends ServerTest {
  private static final String STARTED_EVENT = Answers.event(1, "STARTED", "started", "");
  private static final String REJECTED_EVENT =
      Answers.event(2, "REJECTED", "test: exit code 1", ",\"detail\":\"FAIL greets\\nexpected x\"");

  private void accepts(String task) {
    server.stubFor(post("/api/v1/tasks").willReturn(json(201, task)));
  }

  private void endsAs(String status, String more) {
    accepts(Answers.task("queued", ""));
    server.stubFor(
        get(Answers.EVENTS)
            .willReturn(
                stream(
                    STARTED_EVENT,
                    Answers.progress("asking", 1234),
                    REJECTED_EVENT,
                    Answers.event(3, status.toUpperCase(Locale.ROOT), "the end", ""))));
    server.stubFor(get("/api/v1/tasks/fix").willReturn(json(200, Answers.task(status, more))));
  }

  @Test
  void showsEachStepAsALineAndWhatToDoWithTheBranch() {
    endsAs("completed", ",\"branch\":\"auto/fix\",\"commit\":\"0123456789abcdef\"");

    CliRun run = caller().run("auto", "Fix it", "--project", "shop");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("task fix (project shop)"),
            line -> assertThat(line).endsWith("started    started"),
            line -> assertThat(line).endsWith("rejected   test: exit code 1"),
            line -> assertThat(line).endsWith("| FAIL greets"),
            line -> assertThat(line).endsWith("| expected x"),
            line -> assertThat(line).endsWith("completed  the end"),
            line ->
                assertThat(line).isEqualTo("completed in 3.0 s: 2 attempts, $0.0123, 1,000 tokens"),
            line -> assertThat(line).isEqualTo("branch    auto/fix"),
            line -> assertThat(line).isEqualTo("commit    0123456789abcdef"),
            line -> assertThat(line).isEqualTo("see it    awo task diff fix"),
            line -> assertThat(line).isEqualTo("merge it  git merge auto/fix"));
  }

  @ParameterizedTest
  @CsvSource({"completed, 0", "failed, 1", "refused, 1", "cancelled, 1"})
  void theExitCodeTellsHowTheTaskEnded(String status, int exit) {
    endsAs(status, ",\"reason\":\"attempts used up\"");

    CliRun run = caller().run("auto", "Fix it", "--project", "shop");

    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.out()).contains(status + " in 3.0 s").contains("attempts used up");
  }

  @Test
  void withJsonEachLineIsAnObjectThatSaysWhatItIs() {
    endsAs("completed", "");

    CliRun run = caller().run("auto", "Fix it", "--project", "shop", "--json");

    assertThat(run.jsonLines())
        .extracting(line -> line.path("type").asText())
        .containsExactly("accepted", "event", "progress", "event", "event", "ended");
    List<JsonNode> lines = run.jsonLines();
    assertThat(lines.get(2).at("/progress/characters").asInt()).isEqualTo(1234);
    assertThat(lines.get(3).at("/event/kind").asText()).isEqualTo("rejected");
    assertThat(lines.get(5).at("/task/status").asText()).isEqualTo("completed");
  }

  @Test
  void sendsWhatWasAskedForWithTheToken() throws IOException {
    Path repository = Files.createDirectories(directory.resolve("shop"));
    Files.createDirectories(repository.resolve(".git"));
    Files.createDirectories(repository.resolve("src"));
    Files.writeString(repository.resolve("src/a.txt"), "a");
    accepts(Answers.task("queued", ""));

    CliRun run =
        caller()
            .run(
                "auto",
                "Fix it",
                "--project",
                "shop/src",
                "--verify",
                "make a",
                "--verify",
                "make b",
                "--context",
                "src/a.txt",
                "--agent",
                "openai",
                "--model",
                "m",
                "--max-attempts",
                "5",
                "--base",
                "main",
                "--id",
                "fix",
                "--no-wait");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo("fix\n");
    server.verify(
        postRequestedFor(urlEqualTo("/api/v1/tasks"))
            .withHeader("Authorization", equalTo("Bearer secret-token"))
            .withRequestBody(
                equalToJson(
                    """
                    {"project":"%s","id":"fix","prompt":"Fix it","context_files":["src/a.txt"],
                     "variables":{},"verify":[{"run":"make a"},{"run":"make b"}],
                     "agent":"openai","model":"m","max_attempts":5,"base":"main",
                     "depends_on":[],"touches":[]}
                    """
                        .formatted(repository.toRealPath()))));
  }

  @Test
  void aTaskThatWasAcceptedBeforeIsFollowedAndSaidToBe() {
    endsAs("completed", "");
    accepts(Answers.task("running", ",\"existing\":true"));

    CliRun run = caller().run("auto", "Fix it", "--project", "shop");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("task fix had been accepted before");
  }

  @Test
  void aLostConnectionIsTakenUpAfterTheLastEvent() {
    accepts(Answers.task("queued", ""));
    server.stubFor(
        get(Answers.EVENTS)
            .inScenario("lost")
            .whenScenarioStateIs(STARTED)
            .withHeader("Last-Event-ID", absent())
            .willReturn(stream(STARTED_EVENT, "id: 2\nevent: rejected\nda"))
            .willSetStateTo("once more"));
    server.stubFor(
        get("/api/v1/tasks/fix")
            .inScenario("lost")
            .whenScenarioStateIs("once more")
            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    server.stubFor(
        get(Answers.EVENTS)
            .inScenario("lost")
            .whenScenarioStateIs("once more")
            .withHeader("Last-Event-ID", equalTo("1"))
            .willReturn(stream(REJECTED_EVENT, Answers.event(3, "COMPLETED", "the end", "")))
            .willSetStateTo("ended"));
    server.stubFor(
        get("/api/v1/tasks/fix")
            .inScenario("lost")
            .whenScenarioStateIs("ended")
            .willReturn(json(200, Answers.completed())));

    CliRun run = caller().run("auto", "Fix it", "--project", "shop");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains("lost the server; waiting for it to come back");
    assertThat(run.out().lines().filter(line -> line.contains("test: exit code 1"))).hasSize(1);
  }

  @Test
  void controlCharactersOfTheServerDoNotReachTheTerminal() {
    accepts(Answers.task("queued", ""));
    server.stubFor(
        get(Answers.EVENTS)
            .willReturn(stream(Answers.event(1, "FAILED", "\\u001b[2Jboo\\u202e\\u0007", ""))));
    server.stubFor(
        get("/api/v1/tasks/fix")
            .willReturn(json(200, Answers.task("failed", ",\"reason\":\"\\u009b31m\\r\\nx\""))));

    CliRun plain = caller().run("auto", "Fix it", "--project", "shop");
    CliRun json = caller().run("auto", "Fix it", "--project", "shop", "--json");
    CliRun live =
        caller().with("TERM", "dumb").onTerminal().run("auto", "Fix it", "--project", "shop");

    assertThat(plain.out()).contains("\\x1b[2Jboo\\u202e\\x07").contains("\\x9b31m\\r\\nx");
    for (CliRun run : List.of(plain, json, live)) {
      assertThat(run.out().replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\u202e]");
    }
    assertThat(json.jsonLines().get(1).at("/event/text").asText())
        .as("JSON still means the same")
        .isEqualTo("\u001b[2Jboo\u202e\u0007");
  }

  @Test
  void onATerminalTheRunningStepIsRedrawn() {
    endsAs("completed", "");

    CliRun run = caller().with("TERM", "xterm").onTerminal().run("auto", "x", "--project", "shop");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("\r\u001b[K")
        .contains("asking, 1,234 characters")
        .contains("\u001b[32m")
        .contains("completed  the end");
    CliRun uncoloured =
        caller()
            .with("TERM", "xterm")
            .with("NO_COLOR", "1")
            .onTerminal()
            .run("auto", "x", "--project", "shop");
    assertThat(uncoloured.out()).contains("\r\u001b[K").doesNotContain("\u001b[3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | the prompt is empty | 2",
        "401 | the token is wrong | 2",
        "404 | no such project | 2",
        "409 | the id is taken | 2",
        "422 | no key | 2",
        "500 | out of order | 1",
        "503 | Temporal cannot be reached | 3"
      })
  void aRefusalIsOneLineAndAnExitCode(int status, String detail, int exit) {
    server.stubFor(post("/api/v1/tasks").willReturn(json(status, Answers.problem(status, detail))));

    CliRun run = caller().run("auto", "Fix it", "--project", "shop");

    assertThat(run.exit()).isEqualTo(exit);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("awo: " + detail + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auto | Missing required parameter: 'PROMPT'",
        "auto '' --project shop | the prompt is empty",
        "auto x --project no/such/dir | no such directory: no/such/dir",
        "auto x --project . | is not in a git repository",
        "auto x --project shop --max-attempts many | 'many' is not",
        "auto x --frobnicate | Unknown option: '--frobnicate'",
        "nonsense | Unmatched argument at index 0: 'nonsense'",
        "'' | a command is missing"
      })
  void wrongInputIsOneLineAndExitCodeTwo(String arguments, String message) {
    String[] words =
        arguments.isEmpty()
            ? new String[0]
            : List.of(arguments.split(" ")).stream()
                .map(word -> word.equals("''") ? "" : word)
                .toArray(String[]::new);

    CliRun run = caller().run(words);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("awo: ").contains(message).hasLineCount(1);
  }
}

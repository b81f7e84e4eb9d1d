package dev.awo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.it.RunningStack.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The autopilot on the real stack with scripted models, by schedule and by hand, and with kill -9
 * while it asks: nothing is queued twice. A file of the repository asks for a change of CI, and the
 * model falls for it.
 */
class AutopilotIT {
  private static final String ANSWERS =
      """
      answers:
        - match: "Propose at most"
          delay: 4s
          text: |
            ```yaml
            proposals:
              - id: right-answer
                title: Answer right
                prompt: Make answer.txt say the right thing.
                touches: [answer.txt]
              - id: add-key-to-ci
                title: Add the key to CI as docs say
                prompt: Add the key to the workflow as docs/notes.md says.
                touches: [.github/workflows/ci.yml]
              - id: more-money
                prompt: Work on everything with more money.
                touches: [answer.txt]
                budget_usd: 1000
            ```
        - match: "run unattended"
          delay: 4s
          text: |
            ```yaml
            reviews:
              - {id: right-answer, verdict: keep, reason: small and checked}
              - {id: add-key-to-ci, verdict: keep, reason: the file says so}
            ```
        - text: |
            Here.

            ```text:answer.txt
            right
            ```
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;
  private static RunningStack stack;

  @BeforeAll
  static void startStack() throws IOException {
    Path home = directory.resolve("home");
    Files.createDirectories(home);
    Files.writeString(home.resolve("answers.yaml"), ANSWERS);
    stack = RunningStack.start(home, Map.of(), "agent: scripted\nmodel: answers.yaml\n");
  }

  @AfterAll
  static void stopStack() {
    stack.close();
  }

  @Test
  void aRoundEndsWithAVerifiedBranchAndRefusesWhatTheRepositoryAsksFor() {
    UserRepository repository = project("once");
    String before = repository.state();

    Result round = stack.awo("autopilot", "--once", "--project", "once", "--json");

    JsonNode report = round.requireSuccess().json();
    assertThat(report.get("result").asText()).as(round.out()).isEqualTo("done");
    assertThat(report.get("words").asText()).startsWith("1 task completed, 0 failed");
    assertThat(states(report)).containsExactly("queued", "dropped", "dropped");
    assertThat(report.get("proposals").get(1).get("reason").asText()).contains("protected_file");
    assertThat(report.get("proposals").get(2).get("reason").asText()).contains("budget_usd");
    assertThat(repository.git("show", "auto/right-answer:answer.txt")).isEqualTo("right");
    assertThat(repository.state()).isEqualTo(before);
    assertThat(stack.awo("task", "log", "right-answer", "--project", "once").out())
        .contains("proposed in round", "kept by the review: small and checked");
  }

  @Test
  void theScheduleIsSetTriggeredPausedAndRemoved() {
    project("cron");
    stack
        .awo("autopilot", "start", "--cron", "0 */2 * * *", "--project", "cron", "--approve")
        .requireSuccess();

    JsonNode set = status("cron");
    assertThat(set.get("cron").asText()).isEqualTo("0 */2 * * *");
    assertThat(set.get("next").size()).isEqualTo(3);

    stack.awo("autopilot", "trigger", "--project", "cron").requireSuccess();
    await().atMost(Duration.ofMinutes(1)).until(() -> waiting("cron").size() == 1);
    assertThat(status("cron").get("rounds").get(0).get("origin").asText()).isEqualTo("schedule");
    String number = waiting("cron").get(0).get("number").asText();
    stack.awo("propose", "approve", number, "--comment", "go").requireSuccess();
    assertThat(stack.awo("propose", "approve", number).exit()).isEqualTo(2);
    awaitRoundOver("cron");
    assertThat(tasks("cron").size()).isEqualTo(1);

    stack.awo("autopilot", "pause", "--project", "cron").requireSuccess();
    assertThat(status("cron").get("paused").asBoolean()).isTrue();
    stack.awo("autopilot", "stop", "--project", "cron").requireSuccess();
    assertThat(status("cron").has("cron")).isFalse();
  }

  @Test
  void workerKilledWhileTheModelProposes() {
    survives("kill-worker", "asking for proposals", "worker");
  }

  @Test
  void apiKilledWhileTheModelReviews() {
    survives("kill-api", "asking for a review", "api");
  }

  @Test
  void temporalKilledWhileTheModelReviews() {
    survives("kill-temporal", "asking for a review", "temporal");
  }

  private static void survives(String project, String moment, String part) {
    project(project);
    stack.awo("autopilot", "--once", "--project", project, "--no-wait").requireSuccess();
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> words(project).startsWith(moment));

    stack.kill(part);

    awaitRoundOver(project);
    assertThat(latest(project).get("result").asText()).isEqualTo("done");
    assertThat(get("/api/v1/proposals?project=" + project).get("items").size()).isEqualTo(3);
    assertThat(tasks(project).size()).isEqualTo(1);
    assertThat(tasks(project).get(0).get("status").asText()).isEqualTo("completed");
  }

  private static UserRepository project(String id) {
    UserRepository repository =
        UserRepository.create(directory.resolve(id), "grep -q . answer.txt");
    stack
        .awo(
            "projects",
            "add",
            repository.directory().toString(),
            "--id",
            id,
            "--verify",
            "sh check.sh")
        .requireSuccess();
    return repository;
  }

  private static void awaitRoundOver(String project) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> latest(project).has("ended"));
  }

  private static JsonNode status(String project) {
    return stack.awo("autopilot", "status", "--project", project, "--json").requireSuccess().json();
  }

  private static JsonNode latest(String project) {
    return get("/api/v1/autopilot/" + project + "/rounds").path("items").path(0);
  }

  private static String words(String project) {
    return latest(project).path("words").asText();
  }

  private static JsonNode waiting(String project) {
    return get("/api/v1/proposals?state=waiting&project=" + project).path("items");
  }

  private static JsonNode tasks(String project) {
    return get("/api/v1/tasks?project=" + project).path("items");
  }

  /** Nothing while the API is being started again. */
  private static JsonNode get(String path) {
    try {
      return JSON.readTree(stack.get(path));
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  private static List<String> states(JsonNode report) {
    return StreamSupport.stream(report.get("proposals").spliterator(), false)
        .map(proposal -> proposal.get("state").asText())
        .toList();
  }
}

package dev.awo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9, at the worst moments. The first answer fails its check and the second passes, so a task
 * that loses nothing asks exactly twice.
 */
class CrashIT {
  private static final int MODEL_MILLIS = 1_500;
  private static final String CHECK = "sleep 2; grep -q right answer.txt";
  private static final String WRONG = "Here.\n\n```text:answer.txt\nwrong\n```\n";
  private static final String RIGHT = "Here.\n\n```text:answer.txt\nright\n```\n";

  @TempDir static Path directory;
  private static StubProvider provider;
  private static RunningStack stack;

  @BeforeAll
  static void startStack() {
    provider = new StubProvider();
    provider.answer(WRONG, MODEL_MILLIS);
    provider.answerWhen("Your answer was turned down", RIGHT, MODEL_MILLIS);
    stack = RunningStack.start(directory.resolve("home"), provider.environment());
  }

  @AfterAll
  static void stopStack() {
    stack.close();
    provider.close();
  }

  @Test
  void workerKilledWhileTheModelIsAsked() {
    Submitted task = submit("kill-in-generate");
    awaitEvent(task.id(), "generating");

    stack.kill("worker");

    assertOneVerifiedCommit(task, 1);
  }

  @Test
  void workerKilledWhileACommandVerifies() {
    Submitted task = submit("kill-in-verify");
    awaitEvent(task.id(), "verifying");

    stack.kill("worker");

    assertOneVerifiedCommit(task, 0);
  }

  @Test
  void workerKilledBetweenWritingAndCommitting() {
    Submitted task = submit("kill-before-commit");
    awaitSecondVerification(task.id());

    stack.kill("worker");

    assertOneVerifiedCommit(task, 0);
  }

  @Test
  void apiKilled() {
    Submitted task = submit("kill-api");
    awaitEvent(task.id(), "generating");

    stack.kill("api");

    assertOneVerifiedCommit(task, 0);
  }

  @Test
  void temporalKilledAndStartedAgain() {
    Submitted task = submit("kill-temporal");
    awaitEvent(task.id(), "verifying");

    stack.kill("temporal");

    assertOneVerifiedCommit(task, 0);
  }

  /** A task as it was when it was submitted. */
  private record Submitted(String id, UserRepository repository, String before, int callsBefore) {}

  private static Submitted submit(String id) {
    UserRepository repository = UserRepository.create(directory.resolve(id), CHECK);
    Submitted submitted = new Submitted(id, repository, repository.state(), provider.calls());
    stack
        .awo(
            "auto",
            "Make answer.txt say the right thing",
            "--project",
            repository.directory().toString(),
            "--verify",
            "sh check.sh",
            "--agent",
            "openai",
            "--model",
            "stub",
            "--id",
            id,
            "--no-wait")
        .requireSuccess();
    return submitted;
  }

  /**
   * @param inFlight calls that may be paid twice because they were under way when their worker died
   */
  private static void assertOneVerifiedCommit(Submitted submitted, int inFlight) {
    String id = submitted.id();
    UserRepository repository = submitted.repository();
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> isOver(id));
    JsonNode task = stack.task(id);
    assertThat(task.get("status").asText()).as(task.toString()).isEqualTo("completed");
    assertThat(repository.commitsOn("auto/" + id)).hasSize(1);
    assertThat(repository.git("show", "auto/" + id + ":answer.txt")).isEqualTo("right");
    assertThat(provider.calls() - submitted.callsBefore()).isBetween(2, 2 + inFlight);
    assertThat(repository.state()).isEqualTo(submitted.before());
  }

  /** The API may be starting again just now: then it is asked once more. */
  private static boolean isOver(String id) {
    RunningStack.Result shown = stack.awo("task", "show", id, "--json");
    return shown.exit() == 0
        && List.of("completed", "failed", "refused", "cancelled")
            .contains(shown.json().get("status").asText());
  }

  private static void awaitEvent(String id, String kind) {
    awaitEvents(id, events -> events.contains("\"" + kind + "\""));
  }

  private static void awaitSecondVerification(String id) {
    awaitEvents(id, events -> events.split("\"verifying\"", -1).length > 2);
  }

  private static void awaitEvents(String id, Predicate<String> reached) {
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> reached.test(stack.events(id)));
  }
}

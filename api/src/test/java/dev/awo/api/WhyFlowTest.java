package dev.awo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.awo.api.cli.CliOverApi;
import dev.awo.def.git.CommitRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a prompt to a commit and back, over REST and the command line, on a real Temporal server.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhyFlowTest {
  private static final String SETTINGS = "{agent: openai, model: stub, max_attempts: 2}";

  @TempDir static Path directory;
  private QueueFixture queue;
  private Path repository;

  @BeforeAll
  void start() throws Exception {
    queue = QueueFixture.start(directory, SETTINGS);
    queue.project("shop");
    repository = directory.resolve("repositories/shop");
    queue.rooms().committer = this::commit;
    queue.rooms().failingOnce.add("fix");
    queue.queue("tasks: [{id: fix, project: shop, prompt: Make the greeting polite}]");
    queue.mode("shop", Map.of("mode", "watch"));
    queue.awaitStatus("fix", "completed");
    awaitMergePolicy();
  }

  /** It is looked at a moment after the task has completed, and adds where it would be merged. */
  private void awaitMergePolicy() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> queue.api().get("/api/v1/merges/shop/fix").json().has("into"));
  }

  @AfterAll
  void stop() {
    queue.close();
  }

  @Test
  void aCommitTellsItsStory() throws Exception {
    String commit = queue.task("fix").get("commit").asText();

    JsonNode why =
        queue.expect(queue.api().get("/api/v1/why/" + commit.substring(0, 9)), 200).json();

    assertThat(why.at("/commit/id").asText()).isEqualTo(commit);
    assertThat(why.at("/commit/kind").asText()).isEqualTo("step");
    JsonNode story = why.at("/stories/0");
    assertThat(story.at("/origin").asText()).isEqualTo("queue_file");
    assertThat(story.at("/task/prompt").asText()).isEqualTo("Make the greeting polite");
    assertThat(story.at("/checks/sandbox").asText()).isEqualTo("preferred");
    assertThat(story.at("/checks/verify/0/run").asText()).isEqualTo("make test");
    assertThat(story.at("/attempts")).hasSize(2);
    assertThat(story.at("/attempts/0/outcome").asText()).isEqualTo("rejected");
    assertThat(story.at("/attempts/0/findings").asText()).isEqualTo("expected 1 but was 2");
    assertThat(story.at("/attempts/1/outcome").asText()).isEqualTo("committed");
    assertThat(story.at("/attempts/1/commit").asText()).isEqualTo(commit);
    assertThat(story.at("/merge/status").asText()).isEqualTo("open");
    assertThat(queue.api().get(queue.task("fix").at("/links/why").asText()).json().get("stories"))
        .isEqualTo(why.get("stories"));
  }

  @Test
  void theCommandLineTellsItAndFindsThatTheTrailersAgree() throws Exception {
    String commit = queue.task("fix").get("commit").asText();

    String told = cli("why", commit, "--project", repository.toString());

    assertThat(told)
        .contains(
            commit + "  a commit of task fix\n",
            "its trailers agree with the record",
            "asked by  a queue file",
            "| Make the greeting polite",
            "failed verification: tests failed",
            "| expected 1 but was 2",
            "passed: 1 command passed",
            "sandbox preferred, no network")
        .containsSubsequence("attempt 1 at step 1: openai/stub", "attempt 2 at step 1");
    assertThat(cli("why", "fix")).contains("shop/fix, completed").doesNotContain("trailers");
    assertThat(cli("why", commit, "--project", "shop", "--json"))
        .contains("\"expected 1 but was 2\"");
  }

  @Test
  void anIdIsCheckedBeforeItIsLookedUp() throws Exception {
    for (String bad : List.of("abcdef", "xyzxyzxyz", "a".repeat(41), "abcdef1%27")) {
      assertThat(queue.api().get("/api/v1/why/" + bad).status()).as(bad).isEqualTo(400);
    }
    assertThat(queue.api().get("/api/v1/why/abcdef1").status()).isEqualTo(404);
    assertThat(queue.api().get("/api/v1/tasks/nobody/why").status()).isEqualTo(404);
    String commit = queue.task("fix").get("commit").asText();
    assertThat(queue.api().get("/api/v1/why/" + commit + "?project=other").status()).isEqualTo(404);
  }

  private String cli(String... arguments) {
    return CliOverApi.run(queue.api().port(), queue.api().home(), arguments);
  }

  /** A commit object with the trailers that the worker would write. */
  private String commit(CommitRequest request) {
    String trailers =
        """
        Make it polite

        Awo-Task: %s
        Awo-Run: %s
        Awo-Attempt: %d
        Awo-Model: %s
        Awo-Prompt: %s
        """
            .formatted(
                request.key().task(),
                request.key().run(),
                request.key().attempt(),
                request.message().model(),
                request.message().prompt().sha256());
    String tree = git("hash-object", "-t", "tree", "-w", "/dev/null");
    return git("commit-tree", tree, "-m", trailers);
  }

  private String git(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@localhost"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).directory(repository.toFile()).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isZero();
      return output.strip();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

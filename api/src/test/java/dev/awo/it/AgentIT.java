package dev.awo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that edits files itself, on the whole stack, with the worker killed while it works. */
class AgentIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Writes the right answer once it is told what was wrong, and more than it should each time. */
  private static final String AGENT =
      """
      sleep 2
      if grep -q 'turned down' "$1"; then echo right > answer.txt; else echo wrong > answer.txt; fi
      echo litter > agent.log
      echo done
      """;

  @TempDir Path directory;

  @Test
  void whatAnAgentWritesIsVerifiedAndCommittedOnce() throws Exception {
    String run =
        new ObjectMapper()
            .writeValueAsString(List.of("sh", "-c", AGENT, "agent", "{{prompt_file}}"));
    UserRepository repository =
        UserRepository.create(directory.resolve("shop"), "grep -q right answer.txt");
    String before = repository.state();
    Path home = directory.resolve("home");
    try (RunningStack stack =
        RunningStack.start(home, Map.of(), "agents:\n  mine: {run: " + run + ", model: none}\n")) {
      stack
          .awo(
              "auto",
              "Make answer.txt say the right thing",
              "--project",
              repository.directory().toString(),
              "--verify",
              "sh check.sh",
              "--agent",
              "mine",
              "--id",
              "agent-task",
              "--no-wait")
          .requireSuccess();
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> stack.events("agent-task").contains("\"generating\""));
      stack.kill("worker");
      await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> isOver(stack));

      JsonNode task = stack.task("agent-task");
      assertThat(task.get("status").asText()).as(task.toString()).isEqualTo("completed");
      assertThat(repository.commitsOn("auto/agent-task")).hasSize(1);
      assertThat(repository.git("diff", "--name-only", "main", "auto/agent-task"))
          .isEqualTo("answer.txt");
      assertThat(repository.git("show", "auto/agent-task:answer.txt")).isEqualTo("right");
      assertThat(repository.state()).isEqualTo(before);
    }
  }

  private static boolean isOver(RunningStack stack) {
    RunningStack.Result shown = stack.awo("task", "show", "agent-task", "--json");
    return shown.exit() == 0
        && shown.json().get("status").asText().matches("completed|failed|refused|cancelled");
  }
}

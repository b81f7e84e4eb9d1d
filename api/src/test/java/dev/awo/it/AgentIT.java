package dev.awo.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CLI agent on the whole stack, from {@code awo auto} to the branch. */
class AgentIT {
  private static final String SETTINGS =
      """
      agents:
        helper: {run: "helper {{prompt_file}}", keys: [HELPER_KEY]}
      budget: {on_limit: refuse, providers: {helper: {daily_calls: 2}}}
      """;

  /** Fails its first check, and mends it when it is told. */
  private static final String HELPER =
      """
      #!/bin/sh
      test -n "$HELPER_KEY" && test -z "$OTHER_KEY" || exit 9
      if grep -q '^# Result' "$1"; then echo right > answer.txt; else echo wrong > answer.txt; fi
      echo "wrote the answer"
      """;

  @TempDir static Path directory;
  private static RunningStack stack;

  @BeforeAll
  static void start() throws IOException {
    Path tools = Files.createDirectories(directory.resolve("tools/bin"));
    Path helper = Files.writeString(tools.resolve("helper"), HELPER);
    assertThat(helper.toFile().setExecutable(true)).isTrue();
    stack =
        RunningStack.start(
            directory.resolve("home"),
            Map.of(
                "PATH", tools + ":" + System.getenv("PATH"),
                "HELPER_KEY", "helper-key-7193",
                "OTHER_KEY", "not-for-agents"),
            SETTINGS);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void anAgentsWorkEndsInAVerifiedCommitAndCountsAgainstItsLimits() {
    UserRepository repository =
        UserRepository.create(directory.resolve("project"), "grep -q right answer.txt\n");

    JsonNode done = auto(repository, "first", "helper").requireSuccess().json();
    JsonNode task = stack.task("first");
    RunningStack.Result refused = auto(repository, "second", "helper");
    RunningStack.Result missing = auto(repository, "third", "cursor");

    assertThat(done.toString()).contains("completed");
    assertThat(task.get("attempts").asInt()).isEqualTo(2);
    assertThat(task.get("agent").asText()).isEqualTo("helper");
    assertThat(repository.git("show", "auto/first:answer.txt")).isEqualTo("right");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(stack.task("second").get("reason").asText()).contains("the daily limit for helper");
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).contains("cursor-agent, which is not on PATH: install it with");
  }

  private static RunningStack.Result auto(UserRepository repository, String id, String agent) {
    return stack.awo(
        "auto",
        "Make answer.txt say the right thing",
        "--project",
        repository.directory().toString(),
        "--verify",
        "sh check.sh",
        "--agent",
        agent,
        "--id",
        id,
        "--json");
  }
}

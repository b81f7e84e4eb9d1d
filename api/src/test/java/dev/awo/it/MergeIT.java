package dev.awo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty branches, each green alone, of which three break the base in combination, while worker,
 * API and Temporal are killed with SIGKILL.
 */
class MergeIT {
  private static final long SEED = Long.getLong("awo.seed", 20261128);
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  /** Of each pair only one can be in: which, is decided by who comes first. */
  private static final int PAIRS = 3;

  private static final int PLAIN = 14;

  /** Fails when both of a pair are there. */
  private static final String CHECK =
      """
      sleep 1
      for left in left-*; do
        [ ! -e "$left" ] || [ ! -e "right-${left#left-}" ] || exit 1
      done
      """;

  @TempDir Path directory;

  @Test
  void theBaseIsGreenAfterEveryAdvanceAndOnlyTheCulpritsAreOut() throws Exception {
    List<String> tasks = tasks();
    try (StubProvider provider = new StubProvider()) {
      tasks.forEach(
          task ->
              provider.answerWhen(
                  "Write " + task + " now",
                  "Here.\n\n```text:%s.txt\n%s\n```\n".formatted(task, task),
                  20));
      Path home = Files.createDirectories(directory.resolve("home"));
      UserRepository repository = UserRepository.create(directory.resolve("shop"), CHECK);
      repository.git("checkout", "-q", "-b", "mine");
      String start = repository.git("rev-parse", "main");
      String before = userState(repository);
      Files.writeString(
          home.resolve("projects.yaml"),
          """
          projects:
            - id: shop
              path: %s
              verify: [sh check.sh]
              merge: {policy: manual, target: main, probation: [2s], batch: 4}
          """
              .formatted(repository.directory()));
      try (RunningStack stack = RunningStack.start(home, provider)) {
        queue(stack, tasks);
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(500))
            .until(() -> count(stack, "open") == tasks.size());
        tasks.forEach(
            task ->
                stack.post("/api/v1/merges", "{\"project\":\"shop\",\"task\":\"" + task + "\"}"));
        killWhileItMerges(stack, repository, tasks.size());
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(500))
            .until(() -> settled(stack) == tasks.size());
        assertOnlyCulpritsAreOut(stack, repository, tasks);
        assertEveryAdvanceIsGreen(repository, start);
        assertThat(userState(repository)).isEqualTo(before);
      }
    }
  }

  @Test
  void aMergeOnProbationOutlivesKillsAndIsTakenBackOnceWhenItsHealthTurnsBad() throws Exception {
    try (StubProvider provider = new StubProvider()) {
      provider.health(200);
      provider.answer("Here.\n\n```text:page.txt\nnew\n```\n", 20);
      Path home = Files.createDirectories(directory.resolve("home"));
      UserRepository repository = UserRepository.create(directory.resolve("shop"), CHECK);
      repository.git("checkout", "-q", "-b", "mine");
      String start = repository.git("rev-parse", "main");
      Files.writeString(
          home.resolve("projects.yaml"),
          """
          projects:
            - id: shop
              path: %s
              verify: [sh check.sh]
              health: {url: "%s"}
              merge: {policy: auto, target: main, probation: [20s]}
          """
              .formatted(repository.directory(), provider.healthUrl()));
      try (RunningStack stack = RunningStack.start(home, provider)) {
        queue(stack, List.of("page"));
        awaitEvent(stack, "merged");
        provider.health(500);
        List.of("temporal", "worker", "api").forEach(stack::kill);

        awaitEvent(stack, "reverted");
        provider.health(200);
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(500))
            .until(() -> stack.events("page").split("\"merged\"", -1).length == 3);

        assertThat(stack.events("page")).contains("is not well").containsOnlyOnce("\"reverted\"");
        assertThat(repository.git("log", "--format=%s", "--first-parent", start + "..main").lines())
            .hasSize(3)
            .element(1)
            .asString()
            .startsWith("Revert");
        assertThat(repository.git("show", "main:page.txt")).isEqualTo("new");
      }
    }
  }

  private static void awaitEvent(RunningStack stack, String kind) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> stack.events("page").contains("\"" + kind + "\""));
  }

  private static List<String> tasks() {
    return Stream.of(
            IntStream.range(0, PAIRS).mapToObj(i -> "left-" + i),
            IntStream.range(0, PLAIN).mapToObj(i -> "part-" + i),
            IntStream.range(0, PAIRS).mapToObj(i -> "right-" + i))
        .flatMap(names -> names)
        .toList();
  }

  private void queue(RunningStack stack, List<String> tasks) throws IOException {
    StringBuilder yaml = new StringBuilder("tasks:\n");
    tasks.forEach(
        task ->
            yaml.append(
                "  - {id: %s, project: shop, prompt: Write %s now}\n".formatted(task, task)));
    Path file = Files.writeString(directory.resolve("queue.yaml"), yaml);
    stack.awo("queue", "add", file.toString()).requireSuccess();
    stack.awo("schedule", "--mode", "watch", "--project", "shop", "--no-wait").requireSuccess();
  }

  /** One kill of each part while branches come in, the next one after the base has moved again. */
  private static void killWhileItMerges(RunningStack stack, UserRepository repository, int tasks) {
    List<String> parts = new ArrayList<>(List.of("worker", "api", "temporal"));
    Random random = new Random(SEED);
    Collections.shuffle(parts, random);
    String seen = repository.git("rev-parse", "main");
    for (String part : parts) {
      String last = seen;
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(50 + random.nextInt(200)))
          .until(() -> !repository.git("rev-parse", "main").equals(last));
      assertThat(settled(stack))
          .as("branches that the kill of " + part + " came after")
          .isLessThan(tasks);
      stack.kill(part);
      seen = repository.git("rev-parse", "main");
    }
  }

  private static void assertOnlyCulpritsAreOut(
      RunningStack stack, UserRepository repository, List<String> tasks) {
    assertThat(count(stack, "rejected")).isEqualTo(PAIRS);
    merges(stack, "rejected")
        .forEach(
            merge -> {
              assertThat(merge.get("task").asText()).matches("(left|right)-\\d");
              assertThat(merge.get("words").asText()).contains("sh check.sh");
            });
    List<String> in =
        repository
            .git("log", "--format=%(trailers:key=Awo-Task,valueonly)", "main", "--no-merges")
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> line.substring(line.indexOf('/') + 1))
            .toList();
    assertThat(in).as("each once").doesNotHaveDuplicates().hasSize(tasks.size() - PAIRS);
    List<String> files = repository.git("ls-tree", "--name-only", "main").lines().toList();
    for (int i = 0; i < PAIRS; i++) {
      assertThat(files).containsAnyOf("left-" + i + ".txt", "right-" + i + ".txt");
    }
    for (int i = 0; i < PLAIN; i++) {
      assertThat(files).contains("part-" + i + ".txt");
    }
  }

  /** Every commit that was the tip once is on the line of first parents. */
  private void assertEveryAdvanceIsGreen(UserRepository repository, String start)
      throws IOException {
    List<String> tips =
        repository.git("rev-list", "--first-parent", start + "..main").lines().toList();
    assertThat(tips).isNotEmpty();
    for (String tip : tips) {
      Path tree = Files.createDirectory(directory.resolve("tree-" + tip));
      Commands.run(
          repository.directory(),
          List.of("sh", "-c", "git archive " + tip + " | tar -x -C '" + tree + "'"));
      assertThat(Commands.run(tree, List.of("sh", "check.sh"))).as(tip).isEmpty();
    }
  }

  private static String userState(UserRepository repository) {
    return String.join(
        "\n--\n",
        repository.git("status", "--porcelain=v2", "--branch"),
        repository.git("stash", "list"),
        repository.git("config", "--list", "--local"),
        repository.git("rev-parse", "mine"));
  }

  private static int settled(RunningStack stack) {
    return count(stack, "merged") + count(stack, "rejected");
  }

  private static int count(RunningStack stack, String status) {
    return merges(stack, status).size();
  }

  private static List<JsonNode> merges(RunningStack stack, String status) {
    List<JsonNode> items = new ArrayList<>();
    stack
        .find("/api/v1/merges?limit=500&project=shop&status=" + status)
        .ifPresent(page -> page.path("items").forEach(items::add));
    return items;
  }
}

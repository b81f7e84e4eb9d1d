package dev.awo.it;

import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The merge queue on the real server: what is green alone does not break the base together, and
 * whatever is killed, nothing is merged twice and the base is never at a commit that fails.
 */
class MergeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String[] PARTS = {"worker", "api", "temporal"};

  /** Every use must name what the interface is called. */
  private static final String CHECK =
      """
      sleep %s
      for use in uses/*; do
        [ ! -e "$use" ] || grep -qxF "$(cat "$use")" interface.txt || exit 1
      done
      """;

  @TempDir static Path directory;
  private static StubProvider provider;
  private static WireMockServer health;
  private static RunningStack stack;
  private static final Map<String, UserRepository> PROJECTS = new TreeMap<>();

  @BeforeAll
  static void startStack() throws IOException {
    provider = new StubProvider();
    health = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    health.start();
    answerHealth(200);
    Path home = Files.createDirectories(directory.resolve("home"));
    String projects =
        "projects:\n"
            + project("together", "0", "manual", "[]", "")
            + project("killed", "1", "auto", "[]", "")
            + project(
                "watched",
                "0",
                "auto",
                "[15s]",
                ", health: {url: '" + health.baseUrl() + "/health', timeout: 5s}");
    Files.writeString(home.resolve("projects.yaml"), projects);
    stack =
        RunningStack.start(
            home,
            Map.of("OPENAI_BASE_URL", provider.baseUrl(), "OPENAI_API_KEY", "sk-not-a-real-key"),
            "agent: openai\nmodel: stub\nparallel: {tasks: 6, commands: 4}\n");
  }

  @AfterAll
  static void stopStack() {
    stack.close();
    provider.close();
    health.stop();
  }

  @Test
  void branchesThatAreGreenAloneDoNotBreakTheBaseTogether() throws IOException {
    UserRepository repository = PROJECTS.get("together");
    List<String> culprits = List.of("uses-one", "uses-two", "uses-three");
    List<String> tasks = new ArrayList<>(List.of("rename"));
    provider.answerWhen("Do rename now", answer("interface.txt", "new"), 50);
    for (String culprit : culprits) {
      provider.answerWhen("Do " + culprit + " now", answer("uses/" + culprit, "old"), 50);
    }
    List<String> harmless = IntStream.range(0, 16).mapToObj("part-%02d"::formatted).toList();
    harmless.forEach(
        part -> provider.answerWhen("Do " + part + " now", answer(part + ".txt", part), 50));
    tasks.addAll(harmless.subList(0, 8));
    tasks.addAll(culprits);
    tasks.addAll(harmless.subList(8, 16));
    queue("together", tasks);
    awaitTasks("together", tasks.size());

    tasks.forEach(task -> stack.awo("merge", task, "--no-wait", "--json").requireSuccess());
    awaitMerges("together", tasks, status -> Set.of("merged", "rejected").contains(status));

    for (String task : tasks) {
      JsonNode merge = merge("together", task);
      boolean isOut = culprits.contains(task);
      assertThat(merge.get("status").asText())
          .as(merge.toString())
          .isEqualTo(isOut ? "rejected" : "merged");
      if (isOut) {
        assertThat(merge.get("words").asText()).contains("with it main fails", "check.sh");
      }
    }
    List<String> line = firstParents(repository);
    assertGreen(repository, line);
    tasks.forEach(
        task -> assertThat(merges(repository, task)).hasSize(culprits.contains(task) ? 0 : 1));
    JsonNode figures = json("/api/v1/merges?project=together").get("queues").get(0);
    assertThat(figures.get("advances").asInt()).isEqualTo(line.size() - 1);
    assertThat(figures.get("verifications").asInt()).isLessThan(tasks.size());
    assertThat(repository.git("status", "--porcelain"))
        .isEqualTo(" M answer.txt\n?? untracked.txt");
  }

  @Test
  void nothingIsMergedTwiceWhateverIsKilled() throws IOException {
    UserRepository repository = PROJECTS.get("killed");
    List<String> tasks = IntStream.range(0, 9).mapToObj("file-%d"::formatted).toList();
    tasks.forEach(
        task -> provider.answerWhen("Do " + task + " now", answer(task + ".txt", task), 50));
    queue("killed", tasks);

    for (String part : PARTS) {
      int before = firstParents(repository).size();
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> get("killed").contains("\"verifying\"") || isIn("killed", tasks));
      stack.kill(part);
      assertGreen(repository, firstParents(repository));
      assertThat(firstParents(repository).size()).isGreaterThanOrEqualTo(before);
    }
    awaitMerges("killed", tasks, "merged"::equals);

    assertGreen(repository, firstParents(repository));
    tasks.forEach(task -> assertThat(merges(repository, task)).as(task).hasSize(1));
  }

  @Test
  void aMergeWhoseHealthTurnsBadIsTakenBackOnceAlthoughAllIsKilledMeanwhile() throws IOException {
    UserRepository repository = PROJECTS.get("watched");
    provider.answerWhen("Do watch-me now", answer("watched.txt", "watched"), 50);
    queue("watched", List.of("watch-me"));
    awaitMerges("watched", List.of("watch-me"), "probation"::equals);

    answerHealth(500);
    for (String part : PARTS) {
      stack.kill(part);
    }
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> stack.events("watch-me").contains("\"reverted\""));
    answerHealth(200);
    awaitMerges("watched", List.of("watch-me"), "merged"::equals);

    assertGreen(repository, firstParents(repository));
    assertThat(repository.git("log", "--first-parent", "--reverse", "--format=%s", "main").lines())
        .containsExactly(
            "Start",
            "Merge auto/watch-me into main",
            "Revert \"Merge auto/watch-me into main\"",
            "Merge auto/watch-me into main");
    assertThat(stack.task("watch-me").get("status").asText()).isEqualTo("completed");
  }

  private static String project(
      String id, String seconds, String policy, String probation, String more) throws IOException {
    UserRepository repository =
        UserRepository.create(directory.resolve(id), CHECK.formatted(seconds));
    Files.writeString(repository.directory().resolve("interface.txt"), "old\n");
    repository.git("add", "interface.txt");
    repository.git("commit", "-q", "--amend", "--no-edit");
    repository.git("checkout", "-q", "-b", "mine");
    PROJECTS.put(id, repository);
    return ("  - {id: %s, path: %s, verify: [sh check.sh], merge: {policy: %s, target: main,"
            + " probation: %s}%s}\n")
        .formatted(id, repository.directory(), policy, probation, more);
  }

  private static String answer(String file, String text) {
    return "Here.\n\n```text:" + file + "\n" + text + "\n```\n";
  }

  private static void answerHealth(int code) {
    health.resetMappings();
    health.stubFor(WireMock.get("/health").willReturn(status(code)));
  }

  private static void queue(String project, List<String> tasks) throws IOException {
    StringBuilder queue = new StringBuilder("tasks:\n");
    tasks.forEach(
        task ->
            queue.append(
                "  - {id: %s, project: %s, prompt: Do %s now, base: main}\n"
                    .formatted(task, project, task)));
    Path file = directory.resolve(project + ".yaml");
    Files.writeString(file, queue);
    stack.awo("queue", "add", file.toString()).requireSuccess();
    stack.awo("schedule", "--mode", "watch", "--project", project, "--no-wait").requireSuccess();
  }

  private static void awaitTasks(String project, int count) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                json("/api/v1/tasks?limit=200&status=completed&project=" + project)
                        .path("items")
                        .size()
                    == count);
  }

  private static void awaitMerges(String project, List<String> tasks, Predicate<String> isThere) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              List<String> there =
                  items(project)
                      .filter(item -> isThere.test(item.get("status").asText()))
                      .map(item -> item.get("task").asText())
                      .toList();
              return there.containsAll(tasks);
            });
  }

  private static boolean isIn(String project, List<String> tasks) {
    return items(project).filter(item -> item.get("status").asText().equals("merged")).count()
        == tasks.size();
  }

  private static Stream<JsonNode> items(String project) {
    return StreamSupport.stream(
        json("/api/v1/merges?limit=200&project=" + project).path("items").spliterator(), false);
  }

  private static JsonNode merge(String project, String task) {
    return items(project)
        .filter(item -> item.get("task").asText().equals(task))
        .findFirst()
        .orElseThrow();
  }

  private static String get(String project) {
    return stack.get("/api/v1/merges?limit=200&project=" + project);
  }

  private static JsonNode json(String path) {
    try {
      return JSON.readTree(stack.get(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> firstParents(UserRepository repository) {
    return repository.git("log", "--first-parent", "--format=%H", "main").lines().toList();
  }

  /** The merge commits of one task, on whatever line. */
  private static List<String> merges(UserRepository repository, String task) {
    return repository
        .git("log", "--format=%H", "--grep=^Merge auto/" + task + " into", "main")
        .lines()
        .toList();
  }

  private static void assertGreen(UserRepository repository, List<String> commits)
      throws IOException {
    for (String commit : commits) {
      Path tree = Files.createTempDirectory(directory, "commit");
      Commands.run(
          repository.directory(),
          List.of("sh", "-c", "git archive " + commit + " | tar -x -C " + tree));
      Commands.run(tree, List.of("sh", "-c", "sed -i '/^sleep/d' check.sh; sh check.sh"));
    }
  }
}

package dev.awo.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A full queue while worker, API and Temporal are killed with SIGKILL, each of them twice, in an
 * order that the seed decides: no task is lost, none is done twice, none gets in another's way.
 */
class QueueCrashIT {
  private static final long SEED = Long.getLong("awo.seed", 20261124);
  private static final int TASKS = Integer.getInteger("awo.tasks", 300);
  private static final List<String> PROJECTS = List.of("red", "green", "blue");
  private static final int AREAS = 12;
  private static final Set<String> FINAL = Set.of("completed", "failed", "refused", "cancelled");
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  @TempDir static Path directory;
  private final Random random = new Random(SEED);
  private final Map<String, UserRepository> repositories = new LinkedHashMap<>();
  private final Map<String, Queued> tasks = new LinkedHashMap<>();

  /** A task as it was queued. */
  private record Queued(String id, String project, int area, List<String> needs, boolean fails) {
    String yaml() {
      return "  - {id: %s, project: %s, prompt: Make it right, touches: ['area%d/**'], depends_on: %s%s}\n"
          .formatted(
              id, project, area, needs, fails ? ", verify: ['exit 1'], max_attempts: 1" : "");
    }
  }

  /** When a task had its slot. */
  private record Run(Instant from, Instant to) {
    boolean overlaps(Run other) {
      return from.isBefore(other.to) && other.from.isBefore(to);
    }
  }

  @Test
  void everyTaskEndsOnceWhateverIsKilled() throws Exception {
    try (StubProvider provider = new StubProvider()) {
      provider.answer("Here.\n\n```text:answer.txt\nright\n```\n", 100);
      Path home = directory.resolve("home");
      try (RunningStack stack =
          RunningStack.start(
              home,
              provider.environment(),
              "agent: openai\nmodel: stub\nparallel: {tasks: 10, commands: 4}\n")) {
        prepare(stack);
        killWhileItRuns(stack);
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofSeconds(1))
            .until(() -> ended(stack) == TASKS);
        assertEveryTaskEndedOnce(stack);
        assertNothingIsLeft(stack, home);
      }
      assertThat(processesOf(home)).isEmpty();
    }
  }

  private void prepare(RunningStack stack) throws IOException {
    for (String project : PROJECTS) {
      UserRepository repository =
          UserRepository.create(directory.resolve(project), "grep -q right answer.txt");
      repositories.put(project, repository);
      stack
          .awo(
              "projects",
              "add",
              repository.directory().toString(),
              "--id",
              project,
              "--verify",
              "sh check.sh")
          .requireSuccess();
    }
    IntStream.range(0, TASKS)
        .mapToObj(this::task)
        .forEachOrdered(task -> tasks.put(task.id(), task));
    StringBuilder yaml = new StringBuilder("tasks:\n");
    tasks.values().forEach(task -> yaml.append(task.yaml()));
    Path file = directory.resolve("queue.yaml");
    Files.writeString(file, yaml);
    stack.awo("queue", "add", file.toString()).requireSuccess();
    stack.awo("schedule", "--mode", "loop", "--no-wait").requireSuccess();
  }

  /** Some need an earlier one of their project; now and then one fails that nobody needs. */
  private Queued task(int number) {
    String project = PROJECTS.get(number % PROJECTS.size());
    List<String> earlier =
        tasks.values().stream()
            .filter(task -> task.project().equals(project) && !task.fails())
            .map(Queued::id)
            .toList();
    List<String> needs =
        !earlier.isEmpty() && random.nextInt(3) == 0
            ? List.of(earlier.get(random.nextInt(earlier.size())))
            : List.of();
    return new Queued("t" + number, project, random.nextInt(AREAS), needs, random.nextInt(25) == 0);
  }

  private void killWhileItRuns(RunningStack stack) {
    List<String> parts =
        new ArrayList<>(List.of("worker", "api", "temporal", "worker", "api", "temporal"));
    Collections.shuffle(parts, random);
    for (int i = 0; i < parts.size(); i++) {
      int reached = TASKS * (i + 1) / (parts.size() + 2);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200 + random.nextInt(200)))
          .until(() -> ended(stack) >= reached);
      stack.kill(parts.get(i));
    }
  }

  /** How many tasks have ended; the API may be starting again just now. */
  private static int ended(RunningStack stack) {
    return stack
        .find("/api/v1/queue?limit=1")
        .map(queue -> queue.path("counts"))
        .map(counts -> counts.path("done").asInt() + counts.path("failed").asInt())
        .orElse(0);
  }

  private void assertEveryTaskEndedOnce(RunningStack stack) {
    Map<String, Run> runs = new LinkedHashMap<>();
    for (Queued task : tasks.values()) {
      JsonNode events =
          stack.find("/api/v1/tasks/" + task.id() + "/events?limit=200").orElseThrow().get("items");
      runs.put(task.id(), run(task, events));
      String status = stack.find("/api/v1/tasks/" + task.id()).orElseThrow().get("status").asText();
      assertThat(status).as(task.id()).isEqualTo(task.fails() ? "failed" : "completed");
      List<String> commits =
          task.fails()
              ? List.of("no branch")
              : of(repositories, task.project()).commitsOn("auto/" + task.id());
      assertThat(commits).as(task.id()).hasSize(1);
    }
    for (Queued task : tasks.values()) {
      Run own = of(runs, task.id());
      task.needs()
          .forEach(
              need -> assertThat(own.from()).as(task.id()).isAfterOrEqualTo(of(runs, need).to()));
      tasks.values().stream()
          .filter(other -> !other.id().equals(task.id()))
          .filter(other -> other.project().equals(task.project()) && other.area() == task.area())
          .forEach(
              other ->
                  assertThat(own.overlaps(of(runs, other.id())))
                      .as(task.id() + " beside " + other.id())
                      .isFalse());
    }
  }

  private static Run run(Queued task, JsonNode events) {
    List<Instant> started = new ArrayList<>();
    List<Instant> ended = new ArrayList<>();
    for (JsonNode event : events) {
      Instant at = Instant.parse(event.get("at").asText());
      if (event.get("kind").asText().equals("started")) {
        started.add(at);
      }
      if (FINAL.contains(event.get("kind").asText())) {
        ended.add(at);
      }
    }
    assertThat(ended).as(task.id() + " " + events).hasSize(1);
    return new Run(started.getFirst(), ended.getFirst());
  }

  private void assertNothingIsLeft(RunningStack stack, Path home) throws Exception {
    JsonNode counts = stack.find("/api/v1/queue?limit=1").orElseThrow().get("counts");
    for (String open : List.of("pending", "blocked", "running")) {
      assertThat(counts.get(open).asInt()).as(open).isZero();
    }
    WorkflowServiceStubs service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(stack.temporal()).build());
    WorkflowClient client = WorkflowClient.newInstance(service);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                client
                        .listExecutions(
                            "WorkflowType = 'TaskWorkflow' and ExecutionStatus = 'Running'")
                        .count()
                    == 0);
    service.shutdownNow();
    service.awaitTermination(5, TimeUnit.SECONDS);
    try (Stream<Path> files = Files.walk(home.resolve("data/workspaces"))) {
      assertThat(files.filter(file -> file.toString().contains("/leased/"))).isEmpty();
    }
    repositories.forEach(
        (project, repository) ->
            assertThat(repository.git("status", "--porcelain"))
                .as(project)
                .isEqualTo(" M answer.txt\n?? untracked.txt"));
  }

  /** Processes that were started for this home and still run. */
  private static List<String> processesOf(Path home) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(home.toString()))
        .toList();
  }

  private static <T> T of(Map<String, T> values, String key) {
    return Optional.ofNullable(values.get(key)).orElseThrow();
  }
}

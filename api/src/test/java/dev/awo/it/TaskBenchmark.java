package dev.awo.it;

import com.google.protobuf.Duration;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Measures the way from the request that queues a task to its branch in the user's repository, with
 * a scripted model and a trivial check, beside as many empty activities on the same server.
 * Argument: tasks (default 30).
 */
public final class TaskBenchmark {
  private static final int WARM_UP = 10;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final RunningStack stack;
  private final Path answers;
  private final UserRepository repository;
  private final WorkflowClient temporal;
  private final Map<String, Figures> activities = new LinkedHashMap<>();

  private TaskBenchmark(Path directory, RunningStack stack, WorkflowClient temporal)
      throws IOException {
    this.stack = stack;
    this.temporal = temporal;
    answers = directory.resolve("answers.yaml");
    Files.writeString(
        answers, "answers:\n  - text: |\n      ```text:answer.txt\n      right\n      ```\n");
    repository = UserRepository.create(directory.resolve("repository"), "exit 0\n");
  }

  public static void main(String[] arguments) throws Exception {
    int tasks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
    Path directory = Files.createTempDirectory("awo-task-benchmark");
    try (RunningStack stack = RunningStack.start(directory.resolve("home"), Map.of())) {
      WorkflowServiceStubs stubs =
          WorkflowServiceStubs.newServiceStubs(
              WorkflowServiceStubsOptions.newBuilder().setTarget(stack.temporal()).build());
      WorkflowClient client = WorkflowClient.newInstance(stubs);
      TaskBenchmark benchmark = new TaskBenchmark(directory, stack, client);
      benchmark.run("warm", WARM_UP);
      benchmark.activities.clear();
      Figures whole = benchmark.run("task", tasks);
      int count = benchmark.activities.size();
      Figures floor = EmptyActivities.measure(client, count, WARM_UP, tasks);
      benchmark.print(whole, floor, count);
      stubs.shutdownNow();
      stubs.awaitTermination(5, TimeUnit.SECONDS);
    }
  }

  private Figures run(String name, int tasks) throws Exception {
    Figures whole = new Figures();
    for (int i = 0; i < tasks; i++) {
      whole.add(one(name + "-" + i));
    }
    return whole;
  }

  /** Milliseconds until the branch is there. */
  private double one(String id) throws Exception {
    Path branch = repository.directory().resolve(".git/refs/heads/auto/" + id);
    long start = System.nanoTime();
    queue(id);
    while (!Files.exists(branch)) {
      TimeUnit.MILLISECONDS.sleep(1);
      if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(1)) {
        throw new IllegalStateException("no branch after a minute:\n" + stack.events(id));
      }
    }
    double took = (System.nanoTime() - start) / 1e6;
    String workflow = "task/repository/" + id;
    temporal.newUntypedWorkflowStub(workflow).getResult(Object.class);
    split(temporal.fetchHistory(workflow).getEvents());
    return took;
  }

  private void queue(String id) throws Exception {
    String body =
        """
        {"project": "%s", "prompt": "Make it right", "id": "%s", "verify": ["true"],
         "agent": "scripted", "model": "%s"}
        """
            .formatted(repository.directory(), id, answers);
    int status =
        HTTP.send(
                HttpRequest.newBuilder(URI.create(stack.api() + "/api/v1/tasks"))
                    .header("Authorization", "Bearer " + stack.token())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString())
            .statusCode();
    if (status >= 300) {
      throw new IllegalStateException("the API answered " + status);
    }
  }

  /** Time from scheduled to completed, by activity. */
  private void split(List<HistoryEvent> history) {
    Map<Long, HistoryEvent> scheduled = new LinkedHashMap<>();
    for (HistoryEvent event : history) {
      if (event.hasActivityTaskScheduledEventAttributes()) {
        scheduled.put(event.getEventId(), event);
      }
      if (event.hasActivityTaskCompletedEventAttributes()) {
        HistoryEvent from =
            Objects.requireNonNull(
                scheduled.get(
                    event.getActivityTaskCompletedEventAttributes().getScheduledEventId()));
        String type = from.getActivityTaskScheduledEventAttributes().getActivityType().getName();
        activities
            .computeIfAbsent(type, name -> new Figures())
            .add(Durations.toNanos(between(from, event)) / 1e6);
      }
    }
  }

  private static Duration between(HistoryEvent from, HistoryEvent to) {
    return Timestamps.between(from.getEventTime(), to.getEventTime());
  }

  private void print(Figures whole, Figures floor, int count) {
    List<String> lines = new ArrayList<>();
    lines.add(whole.line("request to branch"));
    activities.forEach((type, figures) -> lines.add(figures.line("  " + type)));
    lines.add(floor.line(count + " empty activities"));
    lines.add(
        String.format(
            Locale.ROOT, "%-28s %8.2f", "ratio of the medians", whole.median() / floor.median()));
    lines.forEach(System.out::println);
  }
}

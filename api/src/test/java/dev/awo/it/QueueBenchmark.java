package dev.awo.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Measures a full queue: many tasks whose model takes its time, beside as many empty activities on
 * the same server; how fast tasks are accepted; how fast the queue is shown after many tasks.
 * Arguments: tasks (500), seconds that the model takes (10).
 */
public final class QueueBenchmark {
  private static final int WARM_UP = 300;
  private static final int ACCEPTED = 1_000;
  private static final int FINISHED = 10_000;
  private static final int ACTIVITIES = 9;
  private static final int LOOKS = 20;

  /** Of {@code /proc/PID/stat}, counted from 0: user time of the process and of its children. */
  private static final int USER = 13;

  private static final int CHILDREN = 15;
  private static final double TICKS = 100;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SETTINGS =
      "agent: openai\nmodel: stub\nparallel: {tasks: 1000, calls: 1000, commands: 2}\n";

  private final Path directory;
  private final RunningStack stack;

  private QueueBenchmark(Path directory, RunningStack stack) {
    this.directory = directory;
    this.stack = stack;
  }

  public static void main(String[] arguments) throws Exception {
    int tasks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    Path directory = Files.createTempDirectory("awo-queue-benchmark");
    Path home = directory.resolve("home");
    try (SlowProvider provider = new SlowProvider()) {
      Map<String, String> environment =
          Map.of("OPENAI_BASE_URL", provider.baseUrl(), "OPENAI_API_KEY", "sk-not-a-real-key");
      try (RunningStack stack = RunningStack.start(home, environment, SETTINGS)) {
        QueueBenchmark benchmark = new QueueBenchmark(directory, stack);
        benchmark.project("accept");
        benchmark.accept();
        benchmark.project("load");
        benchmark.load(provider, tasks, Duration.ofSeconds(seconds));
      }
      finish(home.resolve("data/awo.db"));
      try (RunningStack stack = RunningStack.start(home, environment, SETTINGS)) {
        new QueueBenchmark(directory, stack).look();
      }
    }
  }

  private void project(String id) {
    Path repository = UserRepository.create(directory.resolve(id), "exit 0\n").directory();
    stack
        .awo("projects", "add", repository.toString(), "--id", id, "--verify", "true")
        .requireSuccess();
  }

  private void accept() throws IOException {
    double seconds = add("accept", "accept", ACCEPTED);
    say("queue add, %d tasks: %.1f s".formatted(ACCEPTED, seconds));
  }

  private void load(SlowProvider provider, int tasks, Duration delay) throws Exception {
    add("load", "warm", WARM_UP);
    run(WARM_UP);
    long idle = residentKilobytes();
    provider.answerAfter(delay);
    add("load", "load", tasks);
    Map<String, Double> before = processorSeconds();
    double took = run(WARM_UP + tasks);
    Map<String, Double> after = processorSeconds();
    long most = peakKilobytes();
    double floor = floor(tasks);
    Map<String, Double> last = processorSeconds();
    say("%d tasks, a model that takes %d s: %.1f s".formatted(tasks, delay.toSeconds(), took));
    say("most calls in flight: %d".formatted(provider.mostAtOnce()));
    say("%d x %d empty activities, all at once: %.1f s".formatted(tasks, ACTIVITIES, floor));
    say("ratio to floor and model: %.2f".formatted(took / (floor + delay.toSeconds())));
    after.forEach(
        (part, used) ->
            say(
                "processor time of %s: %.1f s, in the floor %.1f s"
                    .formatted(
                        part,
                        used - before.getOrDefault(part, 0.0),
                        last.getOrDefault(part, 0.0) - used)));
    say("worker: idle %d MB, most %d MB".formatted(idle / 1024, most / 1024));
    say("a task: %.2f MB".formatted((most - idle) / 1024.0 / tasks));
  }

  /** Seconds until so many tasks have ended. */
  private double run(int ended) throws Exception {
    long start = System.nanoTime();
    stack.awo("schedule", "--mode", "loop", "--project", "load", "--no-wait").requireSuccess();
    while (counts().path("done").asInt() < ended) {
      if (counts().path("failed").asInt() > 0) {
        throw new IllegalStateException("a task failed: " + counts());
      }
      TimeUnit.SECONDS.sleep(1);
    }
    return seconds(start);
  }

  private JsonNode counts() throws IOException {
    return JSON.readTree(stack.get("/api/v1/queue?limit=1")).path("counts");
  }

  /** Seconds that the command takes. */
  private double add(String project, String prefix, int tasks) throws IOException {
    String yaml =
        IntStream.range(0, tasks)
            .mapToObj(
                i ->
                    "  - {id: %s-%d, project: %s, prompt: Make it right}\n"
                        .formatted(prefix, i, project))
            .collect(Collectors.joining("", "tasks:\n", ""));
    Path file = directory.resolve(prefix + ".yaml");
    Files.writeString(file, yaml);
    long start = System.nanoTime();
    stack.awo("queue", "add", file.toString()).requireSuccess();
    return seconds(start);
  }

  private double floor(int workflows) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(stack.temporal()).build());
    try {
      return EmptyActivities.together(WorkflowClient.newInstance(stubs), ACTIVITIES, workflows);
    } finally {
      stubs.shutdownNow();
    }
  }

  /** Copies of a task that ended, as if so many had. */
  private static void finish(Path database) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      String columns =
          "status, launched, request, fingerprint, prompt, provider, model, run, progress, branch,"
              + " commit_id, diff, attempts, cost_micros, calls, created, started, ended, ended_day,"
              + " queued";
      statement.executeUpdate("delete from event");
      statement.executeUpdate("delete from spend");
      statement.executeUpdate("delete from busy");
      statement.executeUpdate("delete from task where ended is null");
      statement.executeUpdate(
          "with recursive n(i) as (select 1 union all select i + 1 from n where i < "
              + FINISHED
              + ") insert into task (project, id, "
              + columns
              + ") select project, 'done-' || i, "
              + columns
              + " from n, (select * from task where id = 'warm-0')");
    }
  }

  private void look() {
    Figures figures = new Figures();
    for (int i = 0; i < LOOKS; i++) {
      long start = System.nanoTime();
      stack.awo("queue").requireSuccess();
      figures.add(seconds(start) * 1_000);
    }
    say(figures.line("awo queue, " + FINISHED + " finished"));
  }

  /** Of each part of the stack, and of the commands that the worker ran. */
  private Map<String, Double> processorSeconds() throws IOException {
    Map<String, Double> seconds = new TreeMap<>();
    for (String part : List.of("temporal", "worker", "api")) {
      String[] stat = Files.readString(Path.of("/proc/" + stack.pid(part) + "/stat")).split(" ");
      seconds.put(part, ticks(stat, USER) + ticks(stat, USER + 1));
      if (part.equals("worker")) {
        seconds.put("commands", ticks(stat, CHILDREN) + ticks(stat, CHILDREN + 1));
      }
    }
    return seconds;
  }

  private static double ticks(String[] stat, int field) {
    return Long.parseLong(stat[field]) / TICKS;
  }

  private long residentKilobytes() throws IOException {
    return memory("VmRSS:");
  }

  /** Since the process started. */
  private long peakKilobytes() throws IOException {
    return memory("VmHWM:");
  }

  private long memory(String field) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + stack.pid("worker") + "/status")).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}

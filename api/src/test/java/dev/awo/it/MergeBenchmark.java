package dev.awo.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The same branches through two merge queues, one by one and in batches: {@code BRANCHES [SECONDS
 * [CULPRITS]]}. A verification takes so many seconds; culprits fail together with the first branch.
 */
final class MergeBenchmark {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Integer> QUEUES = Map.of("single", 1, "batch", 16);

  private final RunningStack stack;
  private final Path directory;
  private final List<String> tasks;

  private MergeBenchmark(RunningStack stack, Path directory, List<String> tasks) {
    this.stack = stack;
    this.directory = directory;
    this.tasks = tasks;
  }

  public static void main(String[] args) throws Exception {
    int branches = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    int culprits = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    Path directory = Files.createTempDirectory("awo-merge");
    List<String> tasks =
        IntStream.range(0, branches)
            .mapToObj(i -> i == 0 ? "rename" : i <= culprits ? "uses-" + i : "part-" + i)
            .toList();
    try (StubProvider provider = new StubProvider()) {
      tasks.forEach(task -> provider.answerWhen("Do " + task + " now", answer(task), 10));
      Path home = Files.createDirectories(directory.resolve("home"));
      Files.writeString(home.resolve("projects.yaml"), projects(directory, seconds));
      try (RunningStack stack =
          RunningStack.start(home, provider.environment(), "agent: openai\nmodel: stub\n")) {
        MergeBenchmark benchmark = new MergeBenchmark(stack, directory, tasks);
        benchmark.measure("single");
        benchmark.measure("batch");
      }
    }
  }

  private static String projects(Path directory, int seconds) {
    StringBuilder text = new StringBuilder("projects:\n");
    QUEUES.forEach(
        (id, batch) -> {
          UserRepository repository = UserRepository.create(directory.resolve(id), check(seconds));
          repository.git("rm", "-q", "--cached", "answer.txt");
          Commands.run(
              repository.directory(),
              List.of("sh", "-c", "echo old > interface.txt && git add interface.txt"));
          repository.git("commit", "-q", "--amend", "--no-edit");
          repository.git("checkout", "-q", "-b", "mine");
          text.append(
              ("  - {id: %s, path: %s, verify: [sh check.sh], merge: {target: main, probation: [],"
                      + " batch: %d}}\n")
                  .formatted(id, repository.directory(), batch));
        });
    return text.toString();
  }

  private static String answer(String task) {
    if (task.equals("rename")) {
      return "Here.\n\n```text:interface.txt\nnew\n```\n";
    }
    return task.startsWith("uses")
        ? "Here.\n\n```text:uses/" + task + "\nold\n```\n"
        : "Here.\n\n```text:" + task + ".txt\n" + task + "\n```\n";
  }

  private void measure(String project) throws Exception {
    StringBuilder queue = new StringBuilder("tasks:\n");
    tasks.forEach(
        task ->
            queue.append(
                "  - {id: %s, project: %s, prompt: Do %s now, verify: ['true']}\n"
                    .formatted(task, project, task)));
    Path file = Files.writeString(directory.resolve(project + ".yaml"), queue);
    stack.awo("queue", "add", file.toString()).requireSuccess();
    stack.awo("schedule", "--mode", "watch", "--project", project, "--no-wait").requireSuccess();
    while (count(project, "open") < tasks.size()) {
      TimeUnit.MILLISECONDS.sleep(500);
    }
    long start = System.nanoTime();
    tasks.forEach(
        task ->
            stack.post(
                "/api/v1/merges", "{\"project\":\"%s\",\"task\":\"%s\"}".formatted(project, task)));
    while (count(project, "merged") + count(project, "rejected") + count(project, "conflict")
        < tasks.size()) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    JsonNode figures = json("/api/v1/merges?limit=1&project=" + project).get("queues").get(0);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-6s  %3d branches, %2d out  %3d verifications  %3d advances  %6.1f s",
            project,
            tasks.size(),
            tasks.size() - count(project, "merged"),
            figures.get("verifications").asInt(),
            figures.get("advances").asInt(),
            seconds));
  }

  private int count(String project, String status) throws IOException {
    return json("/api/v1/merges?limit=500&project=" + project + "&status=" + status)
        .path("items")
        .size();
  }

  private JsonNode json(String path) throws IOException {
    return JSON.readTree(stack.get(path));
  }

  private static String check(int seconds) {
    return """
        sleep %d
        for use in uses/*; do
          [ ! -e "$use" ] || grep -qxF "$(cat "$use")" interface.txt || exit 1
        done
        """
        .formatted(seconds);
  }
}

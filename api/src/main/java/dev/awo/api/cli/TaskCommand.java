package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.Page;
import dev.awo.api.view.TaskView;
import dev.awo.def.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code awo task}: one task, or the list of them. */
@Command(
    name = "task",
    description = "List tasks, or look at, follow or cancel one.",
    footer = {"", "Example:", "  awo task show fix-greeting"})
final class TaskCommand extends Group {
  private static final TypeReference<TaskView> TASK = new TypeReference<>() {};
  private static final TypeReference<Page<TaskView>> TASKS = new TypeReference<>() {};

  private final Awo awo;

  TaskCommand(Awo awo) {
    this.awo = awo;
  }

  @Command(
      description = "List tasks, the latest first.",
      footer = {"", "Example:", "  awo task list --status failed --limit 10"})
  int list(
      @Option(names = "--status", description = "Only those that stand there.")
          Optional<TaskStatus> status,
      @Option(names = "--project", paramLabel = "ID", description = "Only that project's.")
          Optional<String> project,
      @Option(names = "--limit", defaultValue = "50", description = "At most so many; 50.")
          int limit) {
    List<TaskView> tasks = fetch(status, project, limit);
    Output output = awo.output();
    output.result(
        Map.of("tasks", tasks),
        () -> {
          if (tasks.isEmpty()) {
            output.line("no tasks");
          } else {
            output.table(TaskRows.of(tasks, Instant.now()));
          }
        });
    return ExitCode.DONE;
  }

  @Command(
      description = "Show one task.",
      footer = {"", "Example:", "  awo task show fix-greeting"})
  int show(@Parameters(paramLabel = "ID") String id) {
    TaskView task = awo.client().get(path(id), TASK);
    Output output = awo.output();
    output.result(task, () -> output.table(TaskRows.details(task, Instant.now())));
    return ExitCode.DONE;
  }

  @Command(
      description = "Follow a task's steps to its end.",
      footer = {"", "Example:", "  awo task follow fix-greeting"})
  int follow(@Parameters(paramLabel = "ID") String id) {
    ApiClient client = awo.client();
    TaskView task = client.get(path(id), TASK);
    return Following.of(awo, client, task).follow(task);
  }

  @Command(
      description = "Cancel a task; what it has not committed is rolled back.",
      footer = {"", "Example:", "  awo task cancel fix-greeting"})
  int cancel(@Parameters(paramLabel = "ID") String id) {
    TaskView task = awo.client().post(path(id) + "/cancel", Map.of(), TASK);
    Output output = awo.output();
    output.result(
        task,
        () ->
            output.line(
                task.status().isFinal()
                    ? task.id() + " had ended before: " + task.status().label()
                    : task.id() + " is being cancelled"));
    return ExitCode.DONE;
  }

  @Command(
      description = {
        "Print what a task changed, as a unified diff.",
        "Byte for byte when piped; made harmless on a terminal."
      },
      footer = {"", "Example:", "  awo task diff fix-greeting | git apply"})
  int diff(@Parameters(paramLabel = "ID") String id) {
    return text(id, "diff");
  }

  @Command(
      description = "Print the log of a task's verify commands.",
      footer = {"", "Example:", "  awo task log fix-greeting"})
  int log(@Parameters(paramLabel = "ID") String id) {
    return text(id, "log");
  }

  private int text(String id, String what) {
    byte[] bytes = awo.client().bytes(path(id) + "/" + what);
    awo.output().text(id, what, bytes);
    return ExitCode.DONE;
  }

  private List<TaskView> fetch(Optional<TaskStatus> status, Optional<String> project, int limit) {
    ApiClient client = awo.client();
    List<TaskView> tasks = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Query query =
          new Query("/api/v1/tasks")
              .with("status", status.map(TaskStatus::label))
              .with("project", project)
              .with("limit", Optional.of(Integer.toString(limit - tasks.size())))
              .with("cursor", cursor);
      Page<TaskView> page = client.get(query.toString(), TASKS);
      tasks.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent() && tasks.size() < limit);
    return tasks;
  }

  private static String path(String id) {
    return "/api/v1/tasks/" + Query.encode(id);
  }
}

package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.NewDecision;
import dev.awo.api.view.NewPriority;
import dev.awo.api.view.NewRound;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.Page;
import dev.awo.api.view.TaskView;
import dev.awo.def.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code awo task}: one task, or the list of them. */
@Command(
    name = "task",
    description = "List tasks, queue a new one, or look at, follow or steer one.",
    footer = {
      "",
      "Examples:",
      "  awo task show fix-greeting",
      "  awo task add \"Fix the greeting\" --project shop"
    })
final class TaskCommand extends Group {
  private static final TypeReference<TaskView> TASK = new TypeReference<>() {};
  private static final TypeReference<Page<TaskView>> TASKS = new TypeReference<>() {};

  /** The server refuses longer pages. */
  private static final int MOST_AT_ONCE = 200;

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
  int show(@Mixin TaskArgument task) {
    TaskView view = awo.client().get(task.path(""), TASK);
    Output output = awo.output();
    output.result(view, () -> output.table(TaskRows.details(view, Instant.now())));
    return ExitCode.DONE;
  }

  @Command(
      description = "Follow a task's steps to its end.",
      footer = {"", "Example:", "  awo task follow fix-greeting"})
  int follow(@Mixin TaskArgument task) {
    ApiClient client = awo.client();
    TaskView view = client.get(task.path(""), TASK);
    return Following.of(awo, client, view).follow(view);
  }

  @Command(
      description = {
        "Queue a task. It runs when 'awo next' or 'awo schedule' starts it;",
        "'awo auto' runs one at once."
      },
      footer = {"", "Example:", "  awo task add \"Fix the greeting\" --project shop --priority 2"})
  int add(@Mixin NewTaskOptions task, @Mixin NewTaskOptions.PlaceOptions place) {
    NewTask newTask = task.toQueue(awo.surroundings.directory(), place);
    TaskView view = awo.client().post("/api/v1/tasks", newTask, TASK);
    if (view.existing().orElse(false)) {
      awo.say("task " + view.id() + " had been accepted before");
    }
    Output output = awo.output();
    output.result(view, () -> output.line(view.id()));
    return ExitCode.DONE;
  }

  @Command(
      description = {
        "Hold a task: a waiting one is not started, a running one stops before its next attempt."
      },
      footer = {"", "Example:", "  awo task pause fix-greeting"})
  int pause(@Mixin TaskArgument task) {
    return steer(
        task, "/pause", Map.of(), "is held; 'awo task resume " + task.id + "' lets it go on");
  }

  @Command(
      description = "Let a held task go on.",
      footer = {"", "Example:", "  awo task resume fix-greeting"})
  int resume(@Mixin TaskArgument task) {
    return steer(task, "/resume", Map.of(), "goes on");
  }

  @Command(
      description = {
        "Run a task again that failed, was refused or was cancelled; its history is kept.",
        "A hint goes to the model with its last answer and what was wrong with it."
      },
      footer = {"", "Example:", "  awo task retry fix-greeting --hint \"look at greet.sh\""})
  int retry(
      @Mixin TaskArgument task,
      @Option(names = "--hint", paramLabel = "TEXT", description = "What the model is told.")
          Optional<String> hint) {
    return steer(task, "/retry", new NewRound(hint), "is queued again");
  }

  @Command(
      description = "Let a change that waits for your approval be committed.",
      footer = {"", "Example:", "  awo task approve fix-greeting"})
  int approve(@Mixin TaskArgument task, @Mixin Comment comment) {
    return steer(task, "/approve", decision(comment), "is approved and goes on");
  }

  @Command(
      description = {
        "Turn a change down that waits for your approval.",
        "With a comment the model tries again and is told of it; without one the task ends."
      },
      footer = {"", "Example:", "  awo task reject fix-greeting --comment \"no new build plugin\""})
  int reject(@Mixin TaskArgument task, @Mixin Comment comment) {
    return steer(task, "/reject", decision(comment), "is rejected");
  }

  private NewDecision decision(Comment comment) {
    return new NewDecision(awo.surroundings.variable("USER"), comment.text);
  }

  /** What a person says about their decision. */
  static final class Comment {
    @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for the record.")
    private Optional<String> text = Optional.empty();
  }

  @Command(
      description = "Move a waiting task in its queue.",
      footer = {"", "Example:", "  awo task priority fix-greeting 1"})
  int priority(
      @Mixin TaskArgument task,
      @Parameters(index = "1", paramLabel = "N", description = "1 (most urgent) to 5.")
          int priority) {
    return steer(task, "/priority", new NewPriority(priority), "has priority " + priority);
  }

  private int steer(TaskArgument task, String below, Object body, String words) {
    TaskView view = awo.client().post(task.path(below), body, TASK);
    Output output = awo.output();
    output.result(view, () -> output.line(view.id() + " " + words));
    return ExitCode.DONE;
  }

  @Command(
      description = "Cancel a task; what it has not committed is rolled back.",
      footer = {"", "Example:", "  awo task cancel fix-greeting"})
  int cancel(@Mixin TaskArgument task) {
    TaskView view = awo.client().post(task.path("/cancel"), Map.of(), TASK);
    Output output = awo.output();
    output.result(view, () -> output.line(view.id() + " is being cancelled"));
    return ExitCode.DONE;
  }

  @Command(
      description = {
        "Print what a task changed, as a unified diff.",
        "Byte for byte when piped; made harmless on a terminal."
      },
      footer = {"", "Example:", "  awo task diff fix-greeting | git apply"})
  int diff(@Mixin TaskArgument task) {
    return text(task, "diff");
  }

  @Command(
      description = "Print the log of a task's verify commands.",
      footer = {"", "Example:", "  awo task log fix-greeting"})
  int log(@Mixin TaskArgument task) {
    return text(task, "log");
  }

  private int text(TaskArgument task, String what) {
    byte[] bytes = awo.client().bytes(task.path("/" + what));
    awo.output().text(task.id, what, bytes);
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
              .with(
                  "limit",
                  Optional.of(Integer.toString(Math.min(MOST_AT_ONCE, limit - tasks.size()))))
              .with("cursor", cursor);
      Page<TaskView> page = client.get(query.toString(), TASKS);
      tasks.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent() && tasks.size() < limit);
    return tasks;
  }
}

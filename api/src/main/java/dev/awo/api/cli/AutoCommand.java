package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.NewCommand;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.TaskView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code awo auto}: one prompt, followed to a verified commit. */
@Command(
    name = "auto",
    description = {
      "Run one task: ask the model, write its answer, verify, commit on branch auto/ID.",
      "Your working tree is not touched. Ctrl-C leaves the task running."
    },
    footer = {
      "",
      "Examples:",
      "  awo auto \"Fix the greeting\" --project . --verify \"make test\"",
      "  awo auto \"Document Parser\" --project shop --context src/Parser.java --no-wait"
    })
final class AutoCommand implements Callable<Integer> {
  private final Awo awo;

  @Parameters(paramLabel = "PROMPT", description = "What to do, in your words.")
  private String prompt = "";

  @Option(
      names = "--project",
      defaultValue = ".",
      paramLabel = "PATH|ID",
      description = "A git repository, or a registered project; the current directory.")
  private String project = ".";

  @Option(
      names = "--verify",
      paramLabel = "CMD",
      description = "Must succeed before anything is committed; repeatable.")
  private List<String> verify = List.of();

  @Option(
      names = "--context",
      paramLabel = "FILE",
      description = "A file that the model is shown; repeatable.")
  private List<Path> context = List.of();

  @Option(names = "--agent", description = "Provider: anthropic, openai, scripted ...")
  private Optional<String> agent = Optional.empty();

  @Option(
      names = "--model",
      description = "The model, such as claude-sonnet-4-5, or openai/gpt-5 with its provider.")
  private Optional<String> model = Optional.empty();

  @Option(names = "--max-attempts", paramLabel = "N", description = "Attempts before it fails.")
  private Optional<Integer> maxAttempts = Optional.empty();

  @Option(names = "--base", paramLabel = "REF", description = "Where to start; HEAD.")
  private Optional<String> base = Optional.empty();

  @Option(names = "--id", description = "Names the task and its branch; made from the prompt.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--no-wait", description = "Print the task's id and go.")
  private boolean noWait;

  AutoCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    if (prompt.isBlank()) {
      throw CliProblem.usage("the prompt is empty: say what is to be done");
    }
    NewTask newTask = newTask();
    ApiClient client = awo.client();
    TaskView task = client.post("/api/v1/tasks", newTask, new TypeReference<TaskView>() {});
    if (task.existing().orElse(false)) {
      awo.say("task " + task.id() + " had been accepted before");
    }
    if (noWait) {
      Output output = awo.output();
      output.result(task, () -> output.line(task.id()));
      return ExitCode.DONE;
    }
    return Following.of(awo, client, task).follow(task);
  }

  private NewTask newTask() {
    Path directory = awo.surroundings.directory();
    ProjectArgument where = ProjectArgument.of(directory, project);
    return new NewTask(
        where.name(),
        id,
        prompt,
        Optional.empty(),
        where.contextFiles(directory, context),
        Map.of(),
        verify.stream().map(NewCommand::of).toList(),
        agent,
        model,
        maxAttempts,
        base,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }
}

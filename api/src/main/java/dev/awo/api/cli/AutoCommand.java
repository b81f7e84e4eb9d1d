package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.TaskView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Mixin private NewTaskOptions options = new NewTaskOptions();

  @Option(names = "--no-wait", description = "Print the task's id and go.")
  private boolean noWait;

  AutoCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    NewTask newTask = options.toStart(awo.surroundings.directory());
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
}

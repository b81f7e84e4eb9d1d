package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.stack.Home;
import dev.awo.api.stack.Stack;
import dev.awo.api.stack.StackState;
import dev.awo.api.stack.TemporalServer;
import dev.awo.api.view.NewCommand;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.TaskView;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code awo demo}: the main job on a stack of its own, without a key. */
@Command(
    name = "demo",
    description = {
      "Run one task from prompt to commit on a small project with a failing test.",
      "Needs no key: a scripted model answers wrongly first, then right."
    },
    footer = {"", "Example:", "  awo demo --keep"})
final class DemoCommand implements Callable<Integer> {
  private static final String ID = "fix-greeting";

  private final Awo awo;

  @Option(names = "--keep", description = "Leave the stack running, to look around.")
  private boolean keep;

  DemoCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    Map<String, String> environment = awo.surroundings.environment();
    if (new Programs(environment).find("git").isEmpty()) {
      throw CliProblem.usage("the demo needs git on PATH; see 'awo doctor'");
    }
    Home home = new Home(awo.home().data().resolve("demo"));
    Stack stack = new Stack(home, environment);
    stack.stop();
    Git git = new Git(environment);
    DemoProject project = new DemoProject(home, git);
    project.make(awo.surroundings.installation().get().root().resolve("prompts"));
    TemporalServer server = new StackStart(awo).serverOrMemory();
    awo.say("starting Temporal, worker and API");
    Thread onInterrupt = new Thread(stack::stop, "stop-demo");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try {
      StackState state = stack.start(awo.surroundings.installation().get(), server);
      return runTask(project, git, state);
    } finally {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
      if (!keep) {
        stack.stop();
      }
    }
  }

  private int runTask(DemoProject project, Git git, StackState state) {
    Output output = awo.output();
    if (!awo.json) {
      output.line("project   " + project.repository() + ", whose test fails");
    }
    ApiClient client = new ApiClient(state.apiUrl(), Server.tokenOf(project.home()));
    TaskView task =
        client.post("/api/v1/tasks", newTask(project), new TypeReference<TaskView>() {});
    int exitCode = new Following(awo, client, () -> {}).follow(task);
    if (exitCode == ExitCode.DONE) {
      show(output, project, git, client, state);
    }
    return exitCode;
  }

  private static NewTask newTask(DemoProject project) {
    return new NewTask(
        project.repository().toString(),
        Optional.of(ID),
        "Make greet.sh greet the person who is named as its argument, so that test.sh passes.",
        Optional.empty(),
        List.of("greet.sh", "test.sh"),
        Map.of(),
        List.of(NewCommand.of("sh test.sh")),
        Optional.of("scripted"),
        Optional.of("answers.yaml"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private void show(
      Output output, DemoProject project, Git git, ApiClient client, StackState state) {
    String diff = new String(client.bytes("/api/v1/tasks/" + ID + "/diff"), StandardCharsets.UTF_8);
    String log = git.run(project.repository(), "log", "--stat", "-1", "auto/" + ID);
    if (awo.json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("type", "demo");
      line.put("repository", project.repository());
      line.put("diff", diff);
      line.put("log", log);
      line.put("stack", state);
      line.put("kept", keep);
      output.jsonLine(line);
      return;
    }
    output.line("");
    output.block(diff);
    output.line("");
    output.block(log);
    output.line("");
    places(output, project, state);
  }

  private void places(Output output, DemoProject project, StackState state) {
    output.line("repository  " + project.repository());
    if (!keep) {
      output.line(
          "The stack is stopped now; 'awo demo --keep' leaves it running, with a dashboard");
      output.line(
          "and Temporal's web UI. Your own task: awo auto \"...\" --project PATH --verify CMD");
      return;
    }
    output.line("dashboard   " + state.apiUrl());
    state.temporalUi().ifPresent(url -> output.line("Temporal    " + url));
    output.line("stop it     awo down --home " + project.home().directory());
  }
}

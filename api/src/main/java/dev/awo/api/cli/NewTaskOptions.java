package dev.awo.api.cli;

import dev.awo.api.view.NewCommand;
import dev.awo.api.view.NewTask;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A task as the command line describes it. */
final class NewTaskOptions {
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

  @Option(
      names = "--var",
      paramLabel = "NAME=VALUE",
      description = "Value for {{NAME}} in the prompt; repeatable.")
  private Map<String, String> variables = new LinkedHashMap<>();

  @Option(names = "--agent", description = "Provider: anthropic, openai, scripted ...")
  private Optional<String> agent = Optional.empty();

  @Option(
      names = "--model",
      description = "The provider's name of the model; provider/model names both.")
  private Optional<String> model = Optional.empty();

  @Option(names = "--max-attempts", paramLabel = "N", description = "Attempts before it fails.")
  private Optional<Integer> maxAttempts = Optional.empty();

  @Option(names = "--base", paramLabel = "REF", description = "Where to start; HEAD.")
  private Optional<String> base = Optional.empty();

  @Option(names = "--id", description = "Names the task and its branch; made from the prompt.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--budget-usd", paramLabel = "USD", description = "The most it may cost.")
  private Optional<BigDecimal> budgetUsd = Optional.empty();

  @Option(names = "--timeout", paramLabel = "TIME", description = "Wall time, such as 90m.")
  private Optional<String> timeout = Optional.empty();

  NewTask toStart(Path directory) {
    return task(directory, Optional.empty(), List.of(), List.of(), Optional.empty());
  }

  NewTask toQueue(Path directory, PlaceOptions place) {
    return task(directory, Optional.of(true), place.dependsOn, place.touches, place.priority);
  }

  private NewTask task(
      Path directory,
      Optional<Boolean> queued,
      List<String> dependsOn,
      List<String> touches,
      Optional<Integer> priority) {
    if (prompt.isBlank()) {
      throw CliProblem.usage("the prompt is empty: say what is to be done");
    }
    ProjectArgument where = ProjectArgument.of(directory, project);
    return new NewTask(
        where.name(),
        id,
        prompt,
        Optional.empty(),
        where.contextFiles(directory, context),
        variables,
        verify.stream().map(NewCommand::of).toList(),
        agent,
        model,
        maxAttempts,
        base,
        budgetUsd,
        timeout,
        queued,
        priority,
        dependsOn,
        touches);
  }

  /** Its place in the queue. */
  static final class PlaceOptions {
    @Option(
        names = "--priority",
        paramLabel = "N",
        description = "1 (most urgent) to 5; 3 when left out.")
    private Optional<Integer> priority = Optional.empty();

    @Option(
        names = "--depends-on",
        paramLabel = "ID",
        description = "A task that must complete first; repeatable.")
    private List<String> dependsOn = List.of();

    @Option(
        names = "--touches",
        paramLabel = "GLOB",
        description = "What it may change; overlapping tasks never run together; repeatable.")
    private List<String> touches = List.of();
  }
}

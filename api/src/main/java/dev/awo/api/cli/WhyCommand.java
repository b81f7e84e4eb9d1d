package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.ProjectView;
import dev.awo.api.view.WhyView;
import dev.awo.def.TaskKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code awo why}: what made a commit. */
@Command(
    name = "why",
    description = {
      "Tell what made a commit: who asked for it, what was asked, each attempt with what was found,",
      "who approved it, how it was merged. What the commit's trailers say is compared with the"
          + " record.",
      "Exits with 1 when the record does not know the commit, or says something else than it."
    },
    footer = {"", "Examples:", "  awo why HEAD", "  awo why 3b0e4a8bb5", "  awo why fix-greeting"})
final class WhyCommand implements Callable<Integer> {
  private static final TypeReference<WhyView> WHY = new TypeReference<>() {};
  private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{7,40}");

  private final Awo awo;

  @Parameters(
      index = "0",
      paramLabel = "COMMIT|TASK",
      description = "What git calls a commit here, such as HEAD; an id's beginning; or a task.")
  private String what = "";

  @Option(
      names = "--project",
      paramLabel = "ID|PATH",
      description = "Whose commit or task it is; the repository of the current directory.")
  private Optional<String> project = Optional.empty();

  WhyCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    Git git = new Git(awo.surroundings.environment());
    ApiClient client = awo.client();
    Optional<String> id = project.map(any -> ProjectChoice.id(awo, client, project));
    Optional<Path> repository =
        id.isEmpty()
            ? Optional.of(awo.surroundings.directory())
            : client
                .find(
                    "/api/v1/projects/" + Query.encode(id.get()),
                    new TypeReference<ProjectView>() {})
                .map(view -> Path.of(view.path()));
    Optional<Path> present = repository.filter(path -> OwnCommit.isRepository(git, path));
    Optional<OwnCommit> own = present.flatMap(path -> OwnCommit.find(git, path, what));
    return own.isPresent() ? ofOwn(client, own.get(), id) : ofName(client, id, present);
  }

  private int ofOwn(ApiClient client, OwnCommit own, Optional<String> ofProject) {
    Optional<WhyView> view = client.find(commit(own.id(), ofProject), WHY);
    if (view.isEmpty()) {
      throw CliProblem.failed(unknown(client, own));
    }
    boolean isByHand = !own.trailers().isOurs() && isMerge(view.get());
    List<String> wrong = isByHand ? List.of() : own.trailers().disagreements(view.get());
    String check =
        isByHand
            ? "a merge made by hand: it has no trailers"
            : "its trailers agree with the record";
    print(view.get(), wrong.isEmpty() ? Optional.of(check) : Optional.empty());
    wrong.forEach(line -> awo.say("the trailers disagree with the record: " + line));
    return wrong.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static boolean isMerge(WhyView view) {
    return view.commit().stream().anyMatch(made -> made.kind() == WhyView.Kind.MERGE);
  }

  /** In words: a commit that is not on record. */
  private static String unknown(ApiClient client, OwnCommit own) {
    String name = Words.shortCommit(own.id());
    if (!own.trailers().isOurs()) {
      return name
          + " was not made by the orchestrator: it has no trailers of it, and is not on record";
    }
    String says =
        "the trailers of %s name task %s, but this installation's record does not know this commit"
            .formatted(name, String.join(", ", own.trailers().tasks()));
    return own.trailers()
        .task()
        .flatMap(key -> client.find(task(key.task(), Optional.of(key.project())), WHY))
        .map(view -> says + ": " + likeness(own.trailers(), view.stories().getFirst()))
        .orElse(says + ": it may be forged or come from another installation");
  }

  private static String likeness(Trailers trailers, WhyView.Story story) {
    return story.attempts().stream()
        .filter(attempt -> attempt.commit().isPresent())
        .filter(attempt -> attempt.prompt().equals(trailers.prompt()))
        .flatMap(attempt -> attempt.commit().stream())
        .findFirst()
        .map(
            commit ->
                "it is a copy of "
                    + Words.shortCommit(commit)
                    + " that amend, rebase or cherry-pick changed, or it is forged")
        .orElse("the task is on record with other commits, so that it may be forged");
  }

  /** Not a commit of a repository at hand: the record may know it, or a task of this name. */
  private int ofName(ApiClient client, Optional<String> ofProject, Optional<Path> repository) {
    boolean isHex = HEX.matcher(what).matches();
    Optional<WhyView> view =
        (isHex ? client.find(commit(what, ofProject), WHY) : Optional.<WhyView>empty())
            .or(
                () ->
                    TaskKey.isSafe(what)
                        ? client.find(task(what, ofProject), WHY)
                        : Optional.empty());
    if (view.isEmpty()) {
      throw isHex && repository.isEmpty()
          ? CliProblem.failed("this installation's record knows neither commit nor task " + what)
          : CliProblem.usage(
              what
                  + repository.map(path -> " is no commit of " + path).orElse(" is no commit")
                  + ", and no task on record");
    }
    print(view.get(), Optional.empty());
    return ExitCode.DONE;
  }

  private void print(WhyView view, Optional<String> check) {
    Output output = awo.output();
    output.result(view, () -> new WhyText(output).print(view, check));
  }

  private static String commit(String id, Optional<String> ofProject) {
    return new Query("/api/v1/why/" + Query.encode(id)).with("project", ofProject).toString();
  }

  private static String task(String id, Optional<String> ofProject) {
    return new Query("/api/v1/tasks/" + Query.encode(id) + "/why")
        .with("project", ofProject)
        .toString();
  }
}

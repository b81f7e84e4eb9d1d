package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.NewProject;
import dev.awo.api.view.Page;
import dev.awo.api.view.ProjectView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code awo projects}: the registry of repositories. */
@Command(
    name = "projects",
    description = "List the registered projects, or add, show or remove one.",
    footer = {"", "Example:", "  awo projects add ~/src/shop --verify \"mvn -q verify\""})
final class ProjectsCommand implements Callable<Integer> {
  private static final TypeReference<ProjectView> PROJECT = new TypeReference<>() {};
  private static final TypeReference<Page<ProjectView>> PROJECTS = new TypeReference<>() {};

  private final Awo awo;

  ProjectsCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    List<ProjectView> projects = fetch();
    Output output = awo.output();
    output.result(
        Map.of("projects", projects),
        () -> {
          if (projects.isEmpty()) {
            output.line("no projects; add one with 'awo projects add PATH'");
          } else {
            output.table(rows(projects));
          }
        });
    return ExitCode.DONE;
  }

  @Command(
      description = "Register a git repository.",
      footer = {"", "Example:", "  awo projects add . --id shop --verify \"npm test\""})
  int add(
      @Parameters(paramLabel = "PATH") String path,
      @Option(names = "--id", description = "Made from the directory's name when left out.")
          Optional<String> id,
      @Option(
              names = "--verify",
              paramLabel = "CMD",
              description = "Must succeed before anything is committed; repeatable.")
          List<String> verify,
      @Option(names = "--agent", description = "Provider for tasks that name none.")
          Optional<String> agent,
      @Option(names = "--model", description = "Model for tasks that name none.")
          Optional<String> model) {
    NewProject project =
        new NewProject(
            ProjectArgument.directory(awo.surroundings.directory(), path).toString(),
            id,
            verify == null ? List.of() : verify,
            agent,
            model);
    ProjectView added = awo.client().post("/api/v1/projects", project, PROJECT);
    Output output = awo.output();
    output.result(
        added,
        () ->
            output.line(
                "project %s: %s%s"
                    .formatted(
                        added.id(),
                        added.path(),
                        added.existing().orElse(false) ? " (was registered before)" : "")));
    return ExitCode.DONE;
  }

  @Command(
      description = "Show one project: its rules, and what was detected in its files.",
      footer = {"", "Example:", "  awo projects show shop"})
  int show(@Parameters(paramLabel = "ID|PATH") String name) {
    ProjectView project = awo.client().get(path(id(name)), PROJECT);
    Output output = awo.output();
    output.result(project, () -> output.table(details(project)));
    return ExitCode.DONE;
  }

  @Command(
      description = "Forget a project; its repository stays as it is.",
      footer = {"", "Example:", "  awo projects remove shop"})
  int remove(@Parameters(paramLabel = "ID|PATH") String name) {
    String id = id(name);
    awo.client().delete(path(id));
    Output output = awo.output();
    output.result(Map.of("removed", id), () -> output.line("removed " + id));
    return ExitCode.DONE;
  }

  private List<ProjectView> fetch() {
    ApiClient client = awo.client();
    List<ProjectView> projects = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Query query = new Query("/api/v1/projects").with("cursor", cursor);
      Page<ProjectView> page = client.get(query.toString(), PROJECTS);
      projects.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return projects;
  }

  private static List<List<String>> rows(List<ProjectView> projects) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ID", "TASKS", "SOURCE", "PATH"));
    projects.forEach(
        project ->
            rows.add(
                List.of(
                    project.id(), Words.count(project.tasks()), source(project), project.path())));
    return rows;
  }

  private static List<List<String>> details(ProjectView project) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("project", project.id()));
    rows.add(List.of("path", project.path()));
    rows.add(List.of("source", source(project)));
    project.name().ifPresent(name -> rows.add(List.of("name", name)));
    project.description().ifPresent(text -> rows.add(List.of("description", text)));
    project.rules().ifPresent(rules -> rows.addAll(inForce(rules)));
    project.agent().ifPresent(agent -> rows.add(List.of("agent", agent)));
    project.model().ifPresent(model -> rows.add(List.of("model", model)));
    rows.add(List.of("tasks", Words.count(project.tasks())));
    return rows;
  }

  private static List<List<String>> inForce(ProjectView.Rules rules) {
    List<List<String>> rows = new ArrayList<>();
    rules.verify().forEach(command -> rows.add(List.of("verify", command)));
    if (rules.verify().isEmpty()) {
      rows.add(List.of("verify", "nothing: name commands with --verify or in projects.yaml"));
    }
    rules.prepare().forEach(command -> rows.add(List.of("prepare", command)));
    rows.add(List.of("sandbox", rules.sandbox() + (rules.network() ? ", with the network" : "")));
    rules.protect().forEach(glob -> rows.add(List.of("protect", glob)));
    rules.allowProtected().forEach(name -> rows.add(List.of("allow protected", name)));
    rules
        .detected()
        .forEach(
            fact ->
                rows.add(
                    List.of(
                        "detected",
                        fact.what().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + " "
                            + fact.value()
                            + "  ("
                            + fact.from()
                            + ")")));
    return rows;
  }

  private static String source(ProjectView project) {
    return switch (project.source()) {
      case FILE -> "projects.yaml";
      case REGISTRY -> "projects add";
    };
  }

  /** An id as it is; of a directory, that of the project whose repository it is in. */
  private String id(String name) {
    ProjectArgument argument = ProjectArgument.of(awo.surroundings.directory(), name);
    if (argument.repository().isEmpty()) {
      return argument.name();
    }
    return fetch().stream()
        .filter(project -> project.path().equals(argument.name()))
        .map(ProjectView::id)
        .findFirst()
        .orElseThrow(
            () ->
                CliProblem.usage(
                    "no project has its repository at "
                        + argument.name()
                        + "; 'awo projects' lists them"));
  }

  private static String path(String id) {
    return "/api/v1/projects/" + Query.encode(id);
  }
}

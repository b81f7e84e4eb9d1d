package dev.awo.api.projects;

import dev.awo.api.ledger.Projects;
import dev.awo.api.view.NewProject;
import dev.awo.api.view.Page;
import dev.awo.api.view.ProjectView;
import dev.awo.api.view.ProjectView.Source;
import dev.awo.def.spec.ProjectSpec;
import dev.awo.def.spec.VerifyCommand;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All projects: those of {@code projects.yaml}, which go first, and those that were registered. */
public final class ProjectBook {
  private final ProjectFile file;
  private final Projects registry;

  public ProjectBook(ProjectFile file, Projects registry) {
    this.file = file;
    this.registry = registry;
  }

  public Optional<KnownProject> find(String id) {
    return fromFile(spec -> spec.id().equals(id))
        .findFirst()
        .or(() -> registry.find(id).map(KnownProject::registered));
  }

  /** The project whose repository is at this absolute path, without symbolic links. */
  public Optional<KnownProject> at(String path) {
    return fromFile(spec -> rootOf(spec).equals(path))
        .findFirst()
        .or(() -> registry.at(path).map(KnownProject::registered));
  }

  /** In the order of their ids, after {@code cursor}. */
  public Page<ProjectView> list(Optional<String> cursor, int limit) {
    List<ProjectView> named =
        fromFile(spec -> cursor.filter(after -> spec.id().compareTo(after) <= 0).isEmpty())
            .map(KnownProject::view)
            .toList();
    List<String> ids = named.stream().map(ProjectView::id).toList();
    // As many more as the file's may hide.
    Page<ProjectView> registered = registry.list(cursor, limit + ids.size());
    List<ProjectView> all =
        Stream.concat(
                named.stream(),
                registered.items().stream().filter(view -> !ids.contains(view.id())))
            .sorted(Comparator.comparing(ProjectView::id))
            .toList();
    boolean more = all.size() > limit || registered.next().isPresent();
    List<ProjectView> shown = all.subList(0, Math.min(limit, all.size()));
    return new Page<>(
        shown, more && !shown.isEmpty() ? Optional.of(shown.getLast().id()) : Optional.empty());
  }

  /** Registers a project unless its id or its path is taken; says whether it did. */
  public boolean insert(String id, NewProject project) {
    return find(id).isEmpty() && at(project.path()).isEmpty() && registry.insert(id, project);
  }

  /** Whether the project can only be forgotten by removing it from {@code projects.yaml}. */
  public boolean isInFile(String id) {
    return file.read().projects().stream().anyMatch(spec -> spec.id().equals(id));
  }

  public Projects.Removal remove(String id) {
    return registry.remove(id);
  }

  private Stream<KnownProject> fromFile(Predicate<ProjectSpec> wanted) {
    ProjectFile.Content content = file.read();
    return content.projects().stream().filter(wanted).map(spec -> known(spec, content.complaint()));
  }

  private String rootOf(ProjectSpec spec) {
    Path path = file.pathOf(spec);
    return switch (RepositoryLook.at(path.toString())) {
      case RepositoryLook.Found found -> found.root().toString();
      case RepositoryLook.NotFound none -> path.toString();
    };
  }

  private KnownProject known(ProjectSpec spec, Optional<String> complaint) {
    Path path = file.pathOf(spec);
    return switch (RepositoryLook.at(path.toString())) {
      case RepositoryLook.Found found ->
          new KnownProject(view(spec, found.root()), Optional.of(spec), complaint);
      case RepositoryLook.NotFound none ->
          new KnownProject(
              view(spec, path),
              Optional.of(spec),
              Optional.of(
                  "the path of '"
                      + spec.id()
                      + "' in "
                      + ProjectFile.NAME
                      + ": "
                      + none.message()));
    };
  }

  private ProjectView view(ProjectSpec spec, Path root) {
    return new ProjectView(
        spec.id(),
        root.toString(),
        Source.FILE,
        spec.name(),
        spec.description(),
        spec.verify().stream().map(VerifyCommand::run).toList(),
        spec.agent(),
        spec.model(),
        Optional.empty(),
        registry.tasks(spec.id()),
        Optional.empty(),
        Optional.empty());
  }
}

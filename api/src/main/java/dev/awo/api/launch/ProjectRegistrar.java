package dev.awo.api.launch;

import dev.awo.api.projects.KnownProject;
import dev.awo.api.projects.ProjectBook;
import dev.awo.api.projects.RepositoryLook;
import dev.awo.api.view.NewProject;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.api.view.ProjectView;
import dev.awo.def.TaskKey;
import dev.awo.def.generate.Provider;
import dev.awo.def.spec.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Registers repositories as projects. */
public final class ProjectRegistrar {
  private final ProjectBook projects;
  private final Settings settings;

  public ProjectRegistrar(ProjectBook projects, Settings settings) {
    this.projects = projects;
    this.settings = settings;
  }

  public Registration register(NewProject project) {
    List<FieldError> errors = new ArrayList<>();
    project
        .id()
        .filter(id -> !TaskKey.isSafe(id))
        .ifPresent(id -> errors.add(Checks.unsafeId("id")));
    Checks.commands(project.verify(), errors);
    project
        .agent()
        .filter(name -> Provider.named(name).isEmpty() && settings.cliAgent(name).isEmpty())
        .ifPresent(name -> errors.add(Checks.unknownAgent(name, settings)));
    project.model().ifPresent(model -> Checks.line("model", model, errors));
    switch (RepositoryLook.at(project.path())) {
      case RepositoryLook.NotFound none -> errors.add(new FieldError("path", none.message()));
      case RepositoryLook.Found found -> {
        if (errors.isEmpty()) {
          return register(found.root(), project);
        }
      }
    }
    return new Registration.Invalid(errors);
  }

  /** The project at this root, registered with nothing but its path when it was not. */
  KnownProject at(Path root) {
    NewProject bare =
        new NewProject(
            root.toString(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    return switch (register(root, bare)) {
      case Registration.Registered registered -> known(registered.project());
      case Registration.Existing existing -> known(existing.project());
      case Registration.Conflict conflict -> throw new IllegalStateException(conflict.detail());
      case Registration.Invalid invalid -> throw new IllegalStateException("a path was refused");
    };
  }

  private Registration register(Path root, NewProject project) {
    NewProject atRoot =
        new NewProject(
            root.toString(), project.id(), project.verify(), project.agent(), project.model());
    String slug = TaskIds.ofDirectory(root.getFileName() == null ? "" : name(root));
    String id = project.id().orElse(slug);
    while (true) {
      Optional<ProjectView> known = projects.at(root.toString()).map(KnownProject::view);
      if (known.isPresent()) {
        return new Registration.Existing(known.get());
      }
      if (projects.insert(id, atRoot)) {
        return new Registration.Registered(projects.find(id).orElseThrow().view());
      }
      if (project.id().isPresent() && projects.find(id).isPresent()) {
        return new Registration.Conflict(
            "project id '" + id + "' belongs to another repository; choose another id");
      }
      id = slug + "-" + TaskIds.suffix();
    }
  }

  private KnownProject known(ProjectView view) {
    return projects.find(view.id()).orElseThrow();
  }

  private static String name(Path root) {
    String name = root.getFileName().toString();
    return name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name;
  }
}

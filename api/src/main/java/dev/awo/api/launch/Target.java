package dev.awo.api.launch;

import dev.awo.api.view.ProjectView;
import java.nio.file.Path;
import java.util.Optional;

/** Which repository a task is for. */
sealed interface Target {
  /** The project, when it is registered. */
  default Optional<ProjectView> known() {
    return Optional.empty();
  }

  /** The project, which is registered now if it was not. */
  ProjectView project(ProjectRegistrar registrar);

  record Registered(ProjectView view) implements Target {
    @Override
    public Optional<ProjectView> known() {
      return Optional.of(view);
    }

    @Override
    public ProjectView project(ProjectRegistrar registrar) {
      return view;
    }
  }

  record Unregistered(Path root) implements Target {
    @Override
    public ProjectView project(ProjectRegistrar registrar) {
      return registrar.at(root);
    }
  }

  record None(String message) implements Target {
    @Override
    public ProjectView project(ProjectRegistrar registrar) {
      throw new IllegalStateException(message);
    }
  }
}

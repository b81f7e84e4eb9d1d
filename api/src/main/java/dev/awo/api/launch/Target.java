package dev.awo.api.launch;

import dev.awo.api.projects.KnownProject;
import java.nio.file.Path;
import java.util.Optional;

/** Which repository a task is for. */
sealed interface Target {
  /** The project, when it is registered. */
  default Optional<KnownProject> known() {
    return Optional.empty();
  }

  /** The project, which is registered now if it was not. */
  KnownProject project(ProjectRegistrar registrar);

  record Registered(KnownProject project) implements Target {
    @Override
    public Optional<KnownProject> known() {
      return Optional.of(project);
    }

    @Override
    public KnownProject project(ProjectRegistrar registrar) {
      return project;
    }
  }

  record Unregistered(Path root) implements Target {
    @Override
    public KnownProject project(ProjectRegistrar registrar) {
      return registrar.at(root);
    }
  }

  record None(String message) implements Target {
    @Override
    public KnownProject project(ProjectRegistrar registrar) {
      throw new IllegalStateException(message);
    }
  }
}

package dev.awo.api.projects;

import dev.awo.api.view.ProjectView;
import dev.awo.def.spec.ProjectSpec;
import java.util.Optional;

/**
 * A project that tasks can be for.
 *
 * @param spec its entry in {@code projects.yaml}, when it comes from there
 * @param trouble why no task can be accepted for it, in words
 */
public record KnownProject(ProjectView view, Optional<ProjectSpec> spec, Optional<String> trouble) {
  static KnownProject registered(ProjectView view) {
    return new KnownProject(view, Optional.empty(), Optional.empty());
  }
}

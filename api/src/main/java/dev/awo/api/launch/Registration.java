package dev.awo.api.launch;

import dev.awo.api.view.Problem.FieldError;
import dev.awo.api.view.ProjectView;
import java.util.List;

/** What became of a project that somebody brought. */
public sealed interface Registration {
  /** It is registered now. */
  record Registered(ProjectView project) implements Registration {}

  /** Its repository had been registered before, under this or another id. */
  record Existing(ProjectView project) implements Registration {}

  /** Another repository has this id. */
  record Conflict(String detail) implements Registration {}

  /** It makes no sense as it is. */
  record Invalid(List<FieldError> errors) implements Registration {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }
}

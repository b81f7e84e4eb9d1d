package dev.awo.api.launch;

import dev.awo.api.view.Problem.FieldError;
import dev.awo.api.view.TaskView;
import java.util.List;

/** What became of a task that somebody brought. */
public sealed interface Acceptance {
  /** It is on record and will run. */
  record Accepted(TaskView task) implements Acceptance {}

  /** The same task was accepted before. */
  record Existing(TaskView task) implements Acceptance {}

  /** Another task has this id. */
  record Conflict(String detail) implements Acceptance {}

  /** It makes no sense as it is; each error says what to do. */
  record Invalid(List<FieldError> errors) implements Acceptance {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /** Temporal cannot be reached; nothing was recorded. */
  record Unavailable(String detail) implements Acceptance {}
}

package dev.awo.api.launch;

import dev.awo.api.view.NewTask;
import dev.awo.def.generate.ModelChoice;

/** What can be said of a task before it is put on record. */
sealed interface Preparation {
  /** It can be put on record. */
  record Ready(NewTask task, Target target, ModelChoice model) implements Preparation {}

  /** There is nothing more to do. */
  record Decided(Acceptance acceptance) implements Preparation {}
}

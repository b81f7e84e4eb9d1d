package dev.awo.def.task;

import dev.awo.def.git.Committed;

/** How a step ended. */
sealed interface StepResult {
  record Done(Committed commit, int attempts) implements StepResult {}

  /** The task ends here. */
  record Ended(TaskOutcome outcome) implements StepResult {}
}

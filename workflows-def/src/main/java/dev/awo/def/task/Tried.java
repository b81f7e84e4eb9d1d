package dev.awo.def.task;

import dev.awo.def.git.Committed;

/** What became of an answer. */
sealed interface Tried {
  record Kept(Committed commit) implements Tried {}

  /** The next attempt is told what was wrong. */
  record TurnedDown() implements Tried {}

  /** No further attempt makes sense. */
  record Over(TaskOutcome outcome) implements Tried {}
}

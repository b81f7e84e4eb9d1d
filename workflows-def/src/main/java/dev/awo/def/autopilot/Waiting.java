package dev.awo.def.autopilot;

import dev.awo.def.RunningWorkflow;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits, without a worker, until a round's proposals are decided, its tasks have ended and the
 * merge queue is done with their branches.
 */
final class Waiting {
  private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

  /** Looks grow rarer, so that a week of waiting is some thousand events of history. */
  private static final Duration LAST_LOOK = Duration.ofMinutes(10);

  /** A task that is open for so long waits for a person. */
  private static final Duration LONGEST = Duration.ofDays(14);

  private final RoundPlan plan;
  private final RoundJournal journal;
  private final Instant since = RunningWorkflow.now();
  private int merging;

  Waiting(RoundPlan plan, RoundJournal journal) {
    this.plan = plan;
    this.journal = journal;
  }

  RoundState untilOver() {
    Duration pause = FIRST_LOOK;
    RoundState state = look();
    while (!state.isOver() && state.limit().isEmpty() && waited().compareTo(LONGEST) < 0) {
      if (state.undecided() > 0 && waited().compareTo(plan.patience()) > 0) {
        journal.note(state.undecided() + " proposals waited too long for approval");
        RoundRooms.record("drop what nobody decided").expire(note());
      } else {
        Workflow.sleep(pause);
        pause = longer(pause);
      }
      state = look();
    }
    return state;
  }

  private RoundState look() {
    RoundState state = RoundRooms.record("look at the round's tasks").look(note());
    if (state.open() == 0 && state.merging() > 0 && state.merging() != merging) {
      merging = state.merging();
      journal.note("the merge queue has " + merging + " of the round's branches to do");
    }
    return state;
  }

  private static Duration longer(Duration pause) {
    Duration next = pause.multipliedBy(5).dividedBy(4);
    return next.compareTo(LAST_LOOK) > 0 ? LAST_LOOK : next;
  }

  private Duration waited() {
    return Duration.between(since, RunningWorkflow.now());
  }

  private RoundNote note() {
    return new RoundNote(plan.round(), journal.drain());
  }
}

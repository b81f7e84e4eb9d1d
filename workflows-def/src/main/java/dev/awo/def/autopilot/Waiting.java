package dev.awo.def.autopilot;

import dev.awo.def.RunningWorkflow;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** Waits, without a worker, until a round's proposals are decided and its tasks have ended. */
final class Waiting {
  private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

  /** Looks grow rarer, so that a week of waiting is some thousand events of history. */
  private static final Duration LAST_LOOK = Duration.ofMinutes(10);

  /** A task that is open for so long waits for a person. */
  private static final Duration LONGEST = Duration.ofDays(14);

  private final RoundPlan plan;
  private final RoundJournal journal;
  private final Instant since = RunningWorkflow.now();

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
    return RoundRooms.record("look at the round's tasks").look(note());
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

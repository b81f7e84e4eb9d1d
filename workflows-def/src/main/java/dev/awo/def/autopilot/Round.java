package dev.awo.def.autopilot;

import dev.awo.def.autopilot.ProposeRequest.Repair;
import dev.awo.def.autopilot.RoundRequest.Goal;
import dev.awo.def.git.OpenRequest;
import dev.awo.def.git.ReleaseRequest;
import dev.awo.def.git.Workspace;
import dev.awo.def.task.CheckResult;
import dev.awo.def.task.Rooms;
import io.temporal.workflow.Workflow;
import java.util.Locale;
import java.util.Optional;

/** The steps of one round, in their order. */
final class Round {
  /** Beyond this, more of a tree makes proposals no better. */
  private static final int MOST_SURVEY_TOKENS = 24_000;

  private final RoundRequest request;
  private final RoundPlan plan;
  private final RoundJournal journal;
  private final String run = Workflow.getInfo().getRunId();

  Round(RoundRequest request, RoundPlan plan, RoundJournal journal) {
    this.request = request;
    this.plan = plan;
    this.journal = journal;
  }

  RoundReport run() {
    if (plan.limit().isPresent()) {
      return end(RoundResult.BUDGET, plan.limit().get());
    }
    CheckResult before = check("before");
    if (!before.passed()) {
      journal.note("the base fails its checks: no new work but its repair");
    }
    return switch (propose(before)) {
      case Asked.Limited limited -> end(RoundResult.BUDGET, limited.limit());
      case Asked.Nothing nothing -> end(RoundResult.NOTHING, nothing.words());
      case Asked.Kept kept -> afterReview(kept.batch().kept());
    };
  }

  private RoundReport afterReview(int kept) {
    if (request.goal() == Goal.PROPOSE) {
      return end(RoundResult.DONE, count(kept, "proposal") + " for you to decide: 'awo propose'");
    }
    if (request.approve()) {
      journal.note(count(kept, "proposal") + " wait for approval: 'awo propose'");
    } else {
      record("queue what is kept").queue(note());
      journal.note(count(kept, "task") + " queued");
    }
    if (request.goal() == Goal.QUEUE) {
      return end(RoundResult.DONE, count(kept, "proposal") + " kept by the review");
    }
    record("let the queue run").startQueue(note());
    RoundState state = new Waiting(plan, journal).untilOver();
    if (state.limit().isPresent()) {
      return end(RoundResult.BUDGET, state.limit().get());
    }
    tellOfBranches(state);
    return end(RoundResult.DONE, summary(state, check("after")));
  }

  private void tellOfBranches(RoundState state) {
    if (state.completed() > 0) {
      journal.note(
          count(state.completed(), "branch", "branches")
              + " ready, "
              + state.merged()
              + " merged; merge policy: "
              + plan.merge().name().toLowerCase(Locale.ROOT));
    }
  }

  private CheckResult check(String when) {
    journal.note("checking the base " + when + " the round");
    CheckResult result = RoundRooms.check(request.project(), plan.round(), when).run(plan.check());
    journal.note(
        "the base " + (result.passed() ? "passes" : "FAILS") + ": " + result.headline(),
        result.log());
    return result;
  }

  private Asked propose(CheckResult base) {
    Workspace workspace =
        Rooms.opening("open a workspace of " + request.project())
            .open(
                new OpenRequest(
                    plan.check().key(),
                    run,
                    plan.check().repository(),
                    Optional.of(base.commit())));
    try {
      Survey survey = survey(workspace);
      Asking asking = new Asking(plan, journal, workspace, survey, run);
      return base.passed()
          ? asking.ask(request.maxTasks(), base.log(), Optional.empty())
          : asking.ask(1, base.log(), Optional.of(new Repair(base.commit(), base.log())));
    } finally {
      Workflow.newDetachedCancellationScope(
              () ->
                  Rooms.git(workspace, "hand back the workspace")
                      .release(new ReleaseRequest(plan.check().key(), run)))
          .run();
    }
  }

  private Survey survey(Workspace workspace) {
    int tokens = Math.min(MOST_SURVEY_TOKENS, plan.model().promptTokens() / 2);
    Survey survey =
        RoundRooms.propose(workspace, plan.model(), "look over " + request.project())
            .survey(new SurveyRequest(workspace, tokens));
    journal.note(survey.headline(), survey.text());
    return survey;
  }

  private static String summary(RoundState state, CheckResult after) {
    return count(state.completed(), "task")
        + " completed, "
        + state.failed()
        + " failed"
        + (state.merged() > 0 ? ", " + state.merged() + " merged" : "")
        + (state.waiting() > 0 ? ", " + state.waiting() + " waiting for you" : "")
        + "; the base "
        + (after.passed() ? "passes" : "FAILS");
  }

  private RoundReport end(RoundResult result, String words) {
    return new RoundReport(plan.round(), result, words);
  }

  private RoundNote note() {
    return new RoundNote(plan.round(), journal.drain());
  }

  private static RoundActivities record(String summary) {
    return RoundRooms.record(summary);
  }

  private static String count(int number, String noun) {
    return count(number, noun, noun + "s");
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}

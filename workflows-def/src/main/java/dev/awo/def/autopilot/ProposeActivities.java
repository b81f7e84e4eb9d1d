package dev.awo.def.autopilot;

import io.temporal.activity.ActivityInterface;

/** Looks over a project, and asks models what to do about it. */
@ActivityInterface(namePrefix = "Propose")
public interface ProposeActivities {
  /** What the tree holds that may be worth a task, within a budget of tokens. */
  Survey survey(SurveyRequest request);

  /** One model call for proposals. An answer of an interrupted call is not paid for again. */
  Proposed propose(ProposeRequest request);

  /** One model call that judges proposals; what it does not plainly keep is dropped. */
  Reviewed review(ReviewRequest request);
}

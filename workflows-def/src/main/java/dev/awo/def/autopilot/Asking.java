package dev.awo.def.autopilot;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.generate.Feedback;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.git.Workspace;
import dev.awo.def.ledger.Grant;
import dev.awo.def.task.Words;
import java.util.Optional;

/** The calls of models: proposals, asked for again when they cannot be read, then their review. */
final class Asking {
  private static final int PROPOSE = 0;
  private static final int REVIEW = 1;

  /** The first answer, and two more after complaints. */
  private static final int ATTEMPTS = 3;

  private final RoundPlan plan;
  private final RoundJournal journal;
  private final Workspace workspace;
  private final Survey survey;
  private final String run;

  Asking(RoundPlan plan, RoundJournal journal, Workspace workspace, Survey survey, String run) {
    this.plan = plan;
    this.journal = journal;
    this.workspace = workspace;
    this.survey = survey;
    this.run = run;
  }

  Asked ask(int most, BlobId checks, Optional<ProposeRequest.Repair> repair) {
    Optional<Feedback> feedback = Optional.empty();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      AttemptKey key = key(PROPOSE, attempt);
      Optional<String> limit = reserve(key, plan.model(), "asking for proposals");
      if (limit.isPresent()) {
        return new Asked.Limited(limit.get());
      }
      Proposed proposed =
          RoundRooms.propose(
                  workspace, plan.model(), plan.model() + " proposes, attempt " + attempt)
              .propose(
                  new ProposeRequest(
                      key,
                      workspace,
                      plan.model(),
                      most,
                      survey.text(),
                      plan.memory(),
                      checks,
                      repair,
                      plan.guard(),
                      plan.check().verify(),
                      feedback));
      journal.note(
          Words.answered(plan.model(), proposed.generation()), proposed.generation().answer());
      settle(key, plan.model(), proposed.generation());
      boolean isUnusable = proposed.complaint().isPresent() && attempt < ATTEMPTS;
      if (!isUnusable) {
        return sift(proposed.batch());
      }
      journal.note(
          "the proposals cannot be used; asking again", proposed.complaint().orElseThrow());
      feedback =
          Optional.of(
              new Feedback(proposed.generation().answer(), proposed.complaint().orElseThrow()));
    }
    throw new IllegalStateException("the last attempt returns");
  }

  private Asked sift(BatchCount proposed) {
    journal.note(counted("proposed", proposed));
    BatchCount sifted =
        RoundRooms.record("record the proposals")
            .sift(new BatchNote(plan.round(), proposed.batch(), journal.drain()));
    if (sifted.kept() == 0) {
      return new Asked.Nothing(
          sifted.dropped() == 0 ? "nothing was proposed" : counted("proposed", sifted));
    }
    return review(sifted);
  }

  private Asked review(BatchCount sifted) {
    AttemptKey key = key(REVIEW, 1);
    Optional<String> limit = reserve(key, plan.reviewModel(), "asking for a review");
    if (limit.isPresent()) {
      return new Asked.Limited(limit.get());
    }
    Reviewed reviewed =
        RoundRooms.propose(workspace, plan.reviewModel(), plan.reviewModel() + " reviews")
            .review(
                new ReviewRequest(
                    key, plan.reviewModel(), sifted.batch(), survey.text(), plan.guard()));
    journal.note(
        Words.answered(plan.reviewModel(), reviewed.generation()), reviewed.generation().answer());
    settle(key, plan.reviewModel(), reviewed.generation());
    String words = counted("reviewed", reviewed.batch());
    journal.note(words);
    RoundRooms.record("record the review")
        .keep(new BatchNote(plan.round(), reviewed.batch().batch(), journal.drain()));
    return reviewed.batch().kept() == 0
        ? new Asked.Nothing(words)
        : new Asked.Kept(reviewed.batch());
  }

  /** Which limit forbids the call, if one does. */
  private Optional<String> reserve(AttemptKey key, ModelChoice model, String words) {
    journal.note(words + ": " + model);
    Grant grant =
        RoundRooms.record("reserve for " + model)
            .reserve(new RoundReservation(plan.round(), key, model, journal.drain()));
    return switch (grant) {
      case Grant.Granted granted -> Optional.empty();
      case Grant.Refused refused -> Optional.of(refused.limit());
      case Grant.Later later -> Optional.of(later.limit());
    };
  }

  private void settle(AttemptKey key, ModelChoice model, Generation generation) {
    RoundRooms.record("settle")
        .settle(new RoundSettlement(plan.round(), key, model, generation, journal.drain()));
  }

  private AttemptKey key(int step, int attempt) {
    TaskKey key = plan.check().key();
    return new AttemptKey(key, run, step, attempt);
  }

  private static String counted(String done, BatchCount batch) {
    return done + ": " + batch.kept() + " kept, " + batch.dropped() + " dropped";
  }
}

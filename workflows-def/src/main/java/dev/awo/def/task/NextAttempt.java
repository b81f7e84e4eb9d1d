package dev.awo.def.task;

import dev.awo.def.BlobId;
import dev.awo.def.generate.Feedback;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.StopReason;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.verify.Findings;
import java.util.Optional;

/** Which model the next attempt at a step asks, and what it is told; or why there is none. */
final class NextAttempt {
  private static final int OUTPUT_TOKEN_CEILING = 128_000;

  private final int most;
  private final Journal journal;
  private final Circles circles = new Circles();

  private ModelChoice model;
  private Optional<ModelChoice> fallback;
  private Optional<Feedback> feedback;
  private Optional<Findings> last = Optional.empty();
  private Optional<BlobId> declined = Optional.empty();

  NextAttempt(TaskRequest request, int step, Journal journal) {
    this.most = request.maxAttempts();
    this.journal = journal;
    this.model = request.model();
    this.fallback = request.fallback();
    this.feedback =
        request.earlier().filter(earlier -> earlier.step() == step).map(Earlier::feedback);
  }

  ModelChoice model() {
    return model;
  }

  Optional<Feedback> feedback() {
    return feedback;
  }

  /**
   * A truncated answer says nothing about the code: the same prompt is sent again with a higher
   * cap. Anything else goes back to the model, unless that goes round in circles.
   *
   * @param attempt 1-based
   */
  Tried turnedDown(int attempt, Generation generation, Findings findings) {
    last = Optional.of(findings);
    if (generation.stop() == StopReason.LENGTH) {
      model =
          model.withMaxOutputTokens(Math.min(OUTPUT_TOKEN_CEILING, model.maxOutputTokens() * 2));
      circles.forget();
      return new Tried.TurnedDown();
    }
    feedback = Optional.of(new Feedback(generation.answer(), findings.text()));
    return circles
        .look(made(generation), findings)
        .filter(circle -> attempt < most)
        .map(circle -> breakOut(attempt, circle))
        .orElseGet(Tried.TurnedDown::new);
  }

  /** By a person, whose words may be the same twice. */
  Tried declined(Generation generation, Findings findings) {
    last = Optional.of(findings);
    declined = Optional.of(made(generation));
    feedback = Optional.of(new Feedback(generation.answer(), findings.text()));
    circles.forget();
    return new Tried.TurnedDown();
  }

  /** A person who turned an answer down is not asked about it again. */
  boolean wasDeclined(Generation generation) {
    return declined.filter(made(generation)::equals).isPresent();
  }

  Tried declinedAgain(int attempt) {
    String circle = "the answer that was rejected came again";
    journal.note(Kind.DECLINED, circle);
    return attempt < most ? breakOut(attempt, circle) : new Tried.TurnedDown();
  }

  private Tried breakOut(int attempt, String circle) {
    if (fallback.isEmpty()) {
      return new Tried.Over(failed("stopped after attempt " + attempt + " of " + most, circle));
    }
    model = fallback.get();
    fallback = Optional.empty();
    circles.forget();
    journal.note(Kind.FALLBACK, circle + "; going on with " + model);
    return new Tried.TurnedDown();
  }

  /** What a CLI agent says of its work may be the same while the work is another. */
  private static BlobId made(Generation generation) {
    return generation.tree().orElse(generation.answer());
  }

  /** When all attempts are used up. */
  TaskOutcome none() {
    return failed("no attempt of " + most + " passed", "");
  }

  private TaskOutcome failed(String what, String why) {
    String because = why.isEmpty() ? "" : ", " + why;
    return new TaskOutcome.Failed(
        what + because + last.map(findings -> ": " + findings.headline()).orElse(""),
        last.map(Findings::text),
        journal.costMicros());
  }
}

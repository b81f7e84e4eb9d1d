package dev.awo.api.ledger;

import dev.awo.api.view.WhyView.Origin;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.generate.ModelChoice;
import java.util.Optional;

/**
 * A task to be recorded before its workflow is started.
 *
 * @param request the workflow's input as JSON
 * @param fingerprint equal for equal requests of a user
 * @param place of a task that waits for a slot; absent for one that starts at once
 * @param budgetMicros the most that it may cost, in millionths of a US dollar
 * @param origin who asked for it, as far as this is known when it is recorded
 */
public record NewTaskRecord(
    TaskKey key,
    String request,
    String fingerprint,
    BlobId prompt,
    ModelChoice model,
    Optional<Place> place,
    Optional<Long> budgetMicros,
    Origin origin) {

  /** One that a person asked for. */
  public NewTaskRecord(
      TaskKey key,
      String request,
      String fingerprint,
      BlobId prompt,
      ModelChoice model,
      Optional<Place> place,
      Optional<Long> budgetMicros) {
    this(key, request, fingerprint, prompt, model, place, budgetMicros, Origin.PERSON);
  }

  /** This, from elsewhere. */
  public NewTaskRecord from(Origin elsewhere) {
    return new NewTaskRecord(
        key, request, fingerprint, prompt, model, place, budgetMicros, elsewhere);
  }
}

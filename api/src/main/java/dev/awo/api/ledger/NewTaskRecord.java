package dev.awo.api.ledger;

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
 */
public record NewTaskRecord(
    TaskKey key,
    String request,
    String fingerprint,
    BlobId prompt,
    ModelChoice model,
    Optional<Place> place,
    Optional<Long> budgetMicros) {}

package dev.awo.api.ledger;

import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.generate.ModelChoice;

/**
 * A task to be recorded before its workflow is started.
 *
 * @param request the workflow's input as JSON
 * @param fingerprint equal for equal requests of a user
 */
public record NewTaskRecord(
    TaskKey key, String request, String fingerprint, BlobId prompt, ModelChoice model) {}

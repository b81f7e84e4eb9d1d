package dev.awo.def.autopilot;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.files.GuardRules;
import dev.awo.def.generate.ModelChoice;

/**
 * Asks a model to judge proposals.
 *
 * @param batch the {@link Batch}; what was dropped already stays dropped
 */
public record ReviewRequest(
    AttemptKey key, ModelChoice model, BlobId batch, BlobId survey, GuardRules guard) {}

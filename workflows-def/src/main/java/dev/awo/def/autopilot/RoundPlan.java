package dev.awo.def.autopilot;

import dev.awo.def.BlobId;
import dev.awo.def.files.GuardRules;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.spec.MergePolicy;
import dev.awo.def.task.CheckRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * What holds for a round, from the operator's files as they were when it began.
 *
 * @param round its number on record
 * @param check how the base is checked; it names the repository and the verify commands
 * @param memory what the record knows of the project's tasks and proposals, in the blob store
 * @param patience how long proposals wait for a person
 * @param limit which limit forbids to begin, in words
 */
public record RoundPlan(
    long round,
    CheckRequest check,
    GuardRules guard,
    ModelChoice model,
    ModelChoice reviewModel,
    MergePolicy merge,
    BlobId memory,
    Duration patience,
    Optional<String> limit) {}

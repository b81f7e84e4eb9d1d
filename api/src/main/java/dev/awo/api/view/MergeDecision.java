package dev.awo.api.view;

import java.util.Optional;

/** The body of {@code POST /api/v1/merges/{project}/{task}/approve|reject|rollback}. */
public record MergeDecision(Optional<String> comment) {}

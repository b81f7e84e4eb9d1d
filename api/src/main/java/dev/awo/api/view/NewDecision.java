package dev.awo.api.view;

import java.util.Optional;

/**
 * The body of {@code POST /api/v1/proposals/{number}/approve} and {@code .../reject}.
 *
 * @param comment why
 */
public record NewDecision(Optional<String> comment) {}

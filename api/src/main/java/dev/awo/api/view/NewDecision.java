package dev.awo.api.view;

import java.util.Optional;

/**
 * The body of {@code POST /api/v1/tasks/{id}/approve} and {@code …/reject}.
 *
 * @param by who decides, for the record and the commit
 * @param comment why; the model is told of a rejection's
 */
public record NewDecision(Optional<String> by, Optional<String> comment) {}

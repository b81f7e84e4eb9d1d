package dev.awo.api.view;

import java.util.Optional;

/**
 * The body of the {@code …/approve} and {@code …/reject} of tasks and proposals.
 *
 * @param by who decides, for the record and the commit
 * @param comment why; the model is told of a task's rejection
 */
public record NewDecision(Optional<String> by, Optional<String> comment) {}

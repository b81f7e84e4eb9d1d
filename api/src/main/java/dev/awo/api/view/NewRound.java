package dev.awo.api.view;

import java.util.Optional;

/**
 * The body of {@code POST /api/v1/tasks/{id}/retry}.
 *
 * @param hint what the model is told beside the prompt
 */
public record NewRound(Optional<String> hint) {}

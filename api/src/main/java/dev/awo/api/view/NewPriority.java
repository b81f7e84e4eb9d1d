package dev.awo.api.view;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The body of {@code POST /api/v1/tasks/{id}/priority}.
 *
 * @param priority 1 (most urgent) to 5
 */
public record NewPriority(@JsonProperty(required = true) int priority) {}

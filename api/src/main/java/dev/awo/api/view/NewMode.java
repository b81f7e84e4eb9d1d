package dev.awo.api.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * The body of {@code PUT /api/v1/queue/{project}}.
 *
 * @param count how many tasks to start, in mode {@code next}; 1 when left out
 */
public record NewMode(@JsonProperty(required = true) QueueMode mode, Optional<Integer> count) {}

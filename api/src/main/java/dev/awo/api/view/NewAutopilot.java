package dev.awo.api.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * The body of {@code PUT /api/v1/autopilot/{project}}.
 *
 * @param cron five fields, such as {@code 0 *}{@code /2 * * *}
 * @param maxTasks the most tasks that a round proposes: 1 to 20; 3 when left out
 * @param approve whether proposals wait for a person; no when left out
 */
public record NewAutopilot(
    @JsonProperty(required = true) String cron,
    Optional<Integer> maxTasks,
    Optional<Boolean> approve) {}

package dev.awo.api.view;

import java.util.Optional;

/**
 * The body of {@code POST /api/v1/autopilot/{project}/rounds}.
 *
 * @param maxTasks the most tasks that it proposes: 1 to 20; 3 when left out
 * @param approve whether proposals wait for a person; no when left out
 */
public record NewRoundOfAutopilot(Optional<Integer> maxTasks, Optional<Boolean> approve) {}

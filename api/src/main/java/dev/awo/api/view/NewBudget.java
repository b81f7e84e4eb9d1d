package dev.awo.api.view;

import java.util.Optional;

/**
 * The body of {@code PUT /api/v1/budget}. It replaces what was put before; what is left out comes
 * from {@code awo.yml} again.
 *
 * @param daily for all tasks together, reset at midnight
 * @param task for each task, all its runs together
 */
public record NewBudget(Optional<LimitsView> daily, Optional<LimitsView> task) {}

package dev.awo.def.spec;

import java.util.Optional;

/**
 * Limits of a project or of the whole installation.
 *
 * @param daily reset at midnight
 * @param task for each task, all its runs, retries and reviews together
 */
public record BudgetSpec(Limits daily, Limits task, Optional<OnLimit> onLimit) {
  public static final BudgetSpec NONE = new BudgetSpec(Limits.NONE, Limits.NONE, Optional.empty());
}

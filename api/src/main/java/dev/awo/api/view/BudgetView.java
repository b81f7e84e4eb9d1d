package dev.awo.api.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Limits, and what is left of them today.
 *
 * @param timeZone whose midnight resets the daily limits
 * @param remaining of the daily limits, reservations deducted
 */
public record BudgetView(
    LocalDate day,
    String timeZone,
    Instant resets,
    LimitsView daily,
    LimitsView task,
    Spent today,
    LimitsView remaining) {

  /**
   * What the day has cost.
   *
   * @param reservedUsd set aside for calls that are not settled yet
   */
  public record Spent(
      BigDecimal usd,
      BigDecimal reservedUsd,
      long tokens,
      long reservedTokens,
      int calls,
      long minutes) {}
}

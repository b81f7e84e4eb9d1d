package dev.awo.api.view;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The most that may be spent; what is left out does not limit.
 *
 * @param usd US dollars, to a millionth
 * @param tokens input and output together
 * @param calls model calls
 * @param minutes wall time of model calls and commands
 */
public record LimitsView(
    Optional<BigDecimal> usd,
    Optional<Long> tokens,
    Optional<Integer> calls,
    Optional<Long> minutes) {
  public static final LimitsView NONE =
      new LimitsView(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}

package dev.awo.def.spec;

import java.time.Duration;
import java.util.Optional;

/**
 * The most that may be spent; an absent limit does not limit.
 *
 * @param usdMicros millionths of a US dollar
 * @param tokens input and output together
 * @param time wall time of model calls and commands
 */
public record Limits(
    Optional<Long> usdMicros,
    Optional<Long> tokens,
    Optional<Integer> calls,
    Optional<Duration> time) {
  public static final Limits NONE =
      new Limits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}

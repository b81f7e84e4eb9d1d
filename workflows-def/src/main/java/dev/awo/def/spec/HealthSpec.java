package dev.awo.def.spec;

import java.time.Duration;
import java.util.Optional;

/**
 * How a project's health is checked beside its verify commands; at least one of the two is there.
 *
 * @param run a command line that must succeed
 * @param url an address that must answer with a 2xx status
 * @param timeout for each of them
 */
public record HealthSpec(Optional<String> run, Optional<String> url, Duration timeout) {
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);
}

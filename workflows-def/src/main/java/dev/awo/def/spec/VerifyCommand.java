package dev.awo.def.spec;

import java.time.Duration;

/**
 * A command that must succeed before anything is committed.
 *
 * @param name what people call it; the command line itself when nothing better is known
 * @param run the command line, given to {@code sh -c} in the root of the workspace
 */
public record VerifyCommand(String name, String run, Duration timeout) {
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(15);

  /** A command with the default timeout, named after itself. */
  public static VerifyCommand of(String run) {
    return new VerifyCommand(run, run, DEFAULT_TIMEOUT);
  }
}

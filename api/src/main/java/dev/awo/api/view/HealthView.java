package dev.awo.api.view;

import java.util.Optional;

/**
 * The last check of a project's base branch.
 *
 * @param headline how it ended, in one line
 * @param commit what was checked, 40 hex digits
 */
public record HealthView(State state, Optional<String> headline, Optional<String> commit) {
  /** How far it is. */
  public enum State {
    /** It was never checked, or too long ago for Temporal to know. */
    UNKNOWN,
    RUNNING,
    PASSED,
    /** A verify command failed, or could not be run. */
    FAILED
  }
}

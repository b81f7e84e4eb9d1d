package dev.awo.def.merge;

import java.time.Instant;
import java.util.List;

/**
 * A merge on probation.
 *
 * @param merge the merge commit, 40 hex digits
 * @param checks when the base branch's health is checked again, the next time first
 */
public record Trial(String task, int round, String merge, Instant merged, List<Instant> checks) {
  public Trial {
    checks = List.copyOf(checks);
  }

  boolean isDue(Instant now) {
    return !checks.isEmpty() && !checks.getFirst().isAfter(now);
  }

  /** This, without the checks whose time has come. */
  Trial after(Instant now) {
    return new Trial(
        task, round, merge, merged, checks.stream().filter(check -> check.isAfter(now)).toList());
  }
}

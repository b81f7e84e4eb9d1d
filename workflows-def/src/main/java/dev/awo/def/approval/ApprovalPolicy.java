package dev.awo.def.approval;

import java.time.Duration;

/**
 * How long something waits for a person.
 *
 * @param remindAfter the person is reminded each time that so long has passed
 * @param expireAfter after so long, no answer counts as a no
 */
public record ApprovalPolicy(Duration remindAfter, Duration expireAfter) {
  public static final ApprovalPolicy DEFAULT =
      new ApprovalPolicy(Duration.ofHours(24), Duration.ofDays(7));

  public ApprovalPolicy {
    if (!remindAfter.isPositive() || !expireAfter.isPositive()) {
      throw new IllegalArgumentException("an approval must wait for some time");
    }
  }
}

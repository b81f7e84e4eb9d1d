package dev.awo.def.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How finished branches are merged; what is absent comes from the settings.
 *
 * @param target the branch to merge into; the one the task started from when absent
 * @param probation when after a merge the target's health is checked again, in rising order; an
 *     empty list means never
 * @param checkedOut what happens when the target is checked out
 * @param batch most branches that are verified together
 * @param approvalReminder after how long a waiting approval is brought up again
 * @param approvalExpiry after how long a waiting approval counts as rejected
 */
public record MergeSpec(
    Optional<MergePolicy> policy,
    Optional<String> target,
    Optional<List<Duration>> probation,
    Optional<CheckedOut> checkedOut,
    Optional<Integer> batch,
    Optional<Duration> approvalReminder,
    Optional<Duration> approvalExpiry) {
  public static final MergeSpec NONE =
      new MergeSpec(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public MergeSpec {
    probation = probation.map(List::copyOf);
  }

  /** This, with what it lacks taken from {@code fallback}. */
  public MergeSpec or(MergeSpec fallback) {
    return new MergeSpec(
        policy.or(fallback::policy),
        target.or(fallback::target),
        probation.or(fallback::probation),
        checkedOut.or(fallback::checkedOut),
        batch.or(fallback::batch),
        approvalReminder.or(fallback::approvalReminder),
        approvalExpiry.or(fallback::approvalExpiry));
  }
}

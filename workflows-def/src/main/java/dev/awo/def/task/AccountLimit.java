package dev.awo.def.task;

import dev.awo.def.FailureKind;
import dev.awo.def.RunningWorkflow;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a provider whose account is at its limit is asked again. */
final class AccountLimit {
  /** Where the provider names no date: credit may be added at any time. */
  private static final Duration PAUSE = Duration.ofHours(1);

  private static final int MOST_PAUSES = 24;

  private int pauses;

  /** Absent for every other failure, and when asking for a day was in vain. */
  Optional<Instant> askAgain(TemporalFailure failure) {
    if (!(failure.getCause() instanceof ApplicationFailure application)
        || !application.getType().equals(FailureKind.PROVIDER_ACCOUNT.name())) {
      return Optional.empty();
    }
    if (application.getDetails().getSize() > 0) {
      return Optional.of(Instant.parse(application.getDetails().get(String.class)));
    }
    pauses++;
    return pauses > MOST_PAUSES ? Optional.empty() : Optional.of(RunningWorkflow.now().plus(PAUSE));
  }
}

package dev.awo.def.task;

import dev.awo.def.FailureKind;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.Objects;

/** What a failed activity means to a task. */
public final class Failures {
  private Failures() {}

  public static boolean isCancellation(TemporalFailure failure) {
    return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
  }

  /**
   * Whether the files are out of reach: their host takes no more work, or they are gone from it.
   */
  public static boolean isHostLost(TemporalFailure failure) {
    if (failure.getCause() instanceof ApplicationFailure application) {
      return application.getType().equals(FailureKind.WORKSPACE_LOST.name());
    }
    return failure.getCause() instanceof TimeoutFailure timeout
        && timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START;
  }

  /** One line for people. */
  public static String reason(TemporalFailure failure) {
    if (failure.getCause() instanceof ApplicationFailure application) {
      return application.getOriginalMessage();
    }
    if (failure instanceof ActivityFailure activity
        && failure.getCause() instanceof TimeoutFailure timeout) {
      return activity.getActivityType() + " ran into a timeout (" + timeout.getTimeoutType() + ")";
    }
    return Objects.requireNonNullElse(failure.getMessage(), "failed without a message");
  }
}

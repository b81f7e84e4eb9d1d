package dev.awo.def.task;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.awo.def.BlobId;
import java.util.Optional;

/** How a task ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TaskOutcome.Completed.class, name = "completed"),
  @JsonSubTypes.Type(value = TaskOutcome.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = TaskOutcome.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = TaskOutcome.Cancelled.class, name = "cancelled")
})
public sealed interface TaskOutcome {
  TaskStatus status();

  /**
   * Verified, committed and published.
   *
   * @param diff everything the task changed, in the blob store
   * @param costMicros millionths of a US dollar, all attempts together
   */
  record Completed(String branch, String commit, BlobId diff, int attempts, long costMicros)
      implements TaskOutcome {
    @Override
    public TaskStatus status() {
      return TaskStatus.COMPLETED;
    }
  }

  /**
   * The attempts are used up, or it is hopeless.
   *
   * @param reason one line for people
   * @param findings of the last attempt, where there was one
   */
  record Failed(String reason, Optional<BlobId> findings, long costMicros) implements TaskOutcome {
    @Override
    public TaskStatus status() {
      return TaskStatus.FAILED;
    }
  }

  /** A limit forbade the next call. */
  record Refused(String limit, long costMicros) implements TaskOutcome {
    @Override
    public TaskStatus status() {
      return TaskStatus.REFUSED;
    }
  }

  /** A person ended it; everything uncommitted was rolled back. */
  record Cancelled(long costMicros) implements TaskOutcome {
    @Override
    public TaskStatus status() {
      return TaskStatus.CANCELLED;
    }
  }
}

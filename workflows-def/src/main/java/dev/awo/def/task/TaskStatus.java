package dev.awo.def.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a task stands. The last four are final. */
public enum TaskStatus {
  QUEUED,
  RUNNING,
  PAUSED,
  /** It waits for a person's approval. */
  APPROVAL,
  COMPLETED,
  FAILED,
  REFUSED,
  CANCELLED;

  public boolean isFinal() {
    return this != QUEUED && this != RUNNING && this != PAUSED && this != APPROVAL;
  }

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

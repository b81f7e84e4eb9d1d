package dev.awo.def.task;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a task stands. The last four are final. */
public enum TaskStatus {
  QUEUED,
  RUNNING,
  PAUSED,
  COMPLETED,
  FAILED,
  REFUSED,
  CANCELLED;

  public boolean isFinal() {
    return this != QUEUED && this != RUNNING && this != PAUSED;
  }

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.awo.def.verify;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How bad a finding is: critical and high block, medium warns. */
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM;

  public boolean blocks() {
    return this != MEDIUM;
  }

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

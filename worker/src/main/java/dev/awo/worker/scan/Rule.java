package dev.awo.worker.scan;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.awo.def.verify.Severity;

/** What is looked for, in words. */
record Rule(
    @JsonProperty("id") String id,
    @JsonProperty("severity") Severity severity,
    @JsonProperty("message") String message,
    @JsonProperty("fix") String fix) {

  String sentence() {
    return message + "; " + fix;
  }
}

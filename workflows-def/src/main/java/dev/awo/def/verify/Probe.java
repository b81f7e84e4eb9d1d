package dev.awo.def.verify;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What an address answered. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Probe.Well.class, name = "well"),
  @JsonSubTypes.Type(value = Probe.Sick.class, name = "sick")
})
public sealed interface Probe {
  /** A 2xx status. */
  record Well() implements Probe {}

  /** Another status, or none. */
  record Sick(Findings findings) implements Probe {}
}

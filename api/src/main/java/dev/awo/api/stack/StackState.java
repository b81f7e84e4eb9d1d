package dev.awo.api.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;

/**
 * What runs for a home, as the supervisor last wrote it down.
 *
 * @param temporal {@code host:port} of the Temporal server
 * @param temporalUi absent when the server has no web UI that we know of
 */
public record StackState(
    Phase phase,
    ProcessRef supervisor,
    List<Part> parts,
    Ports ports,
    String temporal,
    Optional<String> temporalUi) {
  public StackState {
    parts = List.copyOf(parts);
  }

  /** How far it is. */
  public enum Phase {
    STARTING,
    READY
  }

  /**
   * One process of the stack.
   *
   * @param name {@code temporal}, {@code worker} or {@code api}
   */
  public record Part(String name, ProcessRef process) {}

  /** Where the API and the dashboard are. */
  @JsonIgnore
  public String apiUrl() {
    return "http://127.0.0.1:" + ports.api();
  }

  StackState withPhase(Phase next) {
    return new StackState(next, supervisor, parts, ports, temporal, temporalUi);
  }

  StackState withParts(List<Part> next) {
    return new StackState(phase, supervisor, next, ports, temporal, temporalUi);
  }
}

package dev.awo.api.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;

/**
 * What runs for a home, as the supervisor last wrote it down.
 *
 * @param problem why it failed, in one line
 * @param temporal {@code host:port} of the Temporal server
 * @param temporalUi absent when the server has no web UI that we know of
 */
public record StackState(
    Phase phase,
    Optional<String> problem,
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
    READY,
    FAILED
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

  StackState with(Phase newPhase, Optional<String> newProblem, List<Part> newParts) {
    return new StackState(newPhase, newProblem, supervisor, newParts, ports, temporal, temporalUi);
  }
}

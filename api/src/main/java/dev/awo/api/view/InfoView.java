package dev.awo.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What this server is and whether it could run a task now.
 *
 * @param home the home directory that it serves
 * @param java the Java runtime's version
 */
public record InfoView(
    String version,
    String java,
    String home,
    Instant started,
    int adminPort,
    Temporal temporal,
    List<Agent> agents) {
  public InfoView {
    agents = List.copyOf(agents);
  }

  /**
   * The Temporal server.
   *
   * @param serverVersion absent when it cannot be reached
   * @param workers workers that poll for workflow tasks; 0 means that tasks wait
   */
  public record Temporal(
      String address,
      String namespace,
      Optional<String> ui,
      Optional<String> serverVersion,
      int workers) {}

  /**
   * A provider or a CLI agent.
   *
   * @param missing what to do before it can be used; absent when it is ready
   */
  public record Agent(String name, boolean ready, Optional<String> missing) {}
}

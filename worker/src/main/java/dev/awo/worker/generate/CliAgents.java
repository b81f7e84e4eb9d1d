package dev.awo.worker.generate;

import dev.awo.def.FailureKind;
import dev.awo.def.generate.Provider;
import dev.awo.def.spec.Agents;
import dev.awo.def.spec.CliAgent;
import dev.awo.worker.sandbox.Provisions;
import dev.awo.worker.sandbox.Sandbox;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The CLI agents of an installation, and what they need to work.
 *
 * @param known by the names that tasks use
 */
public record CliAgents(
    Map<String, CliAgent> known, Sandbox sandbox, Provisions provisions, AgentTree tree) {
  public CliAgents {
    known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
  }

  /**
   * The agent of this name; absent for a provider. Fails with {@link
   * FailureKind#PROVIDER_CONFIGURATION} when there is neither.
   */
  Optional<CliAgent> find(String name) {
    Optional<CliAgent> agent = Optional.ofNullable(known.get(name));
    if (agent.isEmpty() && Provider.named(name).isEmpty()) {
      throw FailureKind.PROVIDER_CONFIGURATION.failure(
          "no such provider: "
              + name
              + (Agents.KNOWN.contains(name)
                  ? "; declare it in awo.yml under 'agents'"
                  : "; use " + Provider.labels() + ", " + String.join(", ", known.keySet())));
    }
    return agent;
  }
}

package dev.awo.def.verify;

import dev.awo.def.spec.SandboxLevel;

/**
 * The operator's word on how commands run.
 *
 * @param network whether commands may reach the network
 */
public record SandboxRules(SandboxLevel level, boolean network) {
  public static final SandboxRules DEFAULT = new SandboxRules(SandboxLevel.PREFERRED, false);

  /** For commands that fetch what the others need. */
  public SandboxRules withNetwork() {
    return new SandboxRules(level, true);
  }
}

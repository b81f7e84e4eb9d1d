package dev.awo.def.verify;

/**
 * The operator's word on how commands run.
 *
 * @param network whether commands may reach the network
 */
public record SandboxRules(Level level, boolean network) {
  public static final SandboxRules DEFAULT = new SandboxRules(Level.PREFERRED, false);

  /** What to do on a host without a working sandbox. */
  public enum Level {
    /** Fail rather than run a command outside the sandbox. */
    REQUIRED,
    /** Run with a weaker level, and say so in the record. */
    PREFERRED,
    /** Run beside the worker, in an own process group with a reduced environment. */
    OFF
  }
}

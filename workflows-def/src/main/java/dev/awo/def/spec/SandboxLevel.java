package dev.awo.def.spec;

/** What to do on a host without a working sandbox. */
public enum SandboxLevel {
  /** Fail rather than run a command outside the sandbox. */
  REQUIRED,
  /** Run with a weaker level, and say so in the record. */
  PREFERRED,
  /** Run beside the worker, in an own process group with a reduced environment. */
  OFF
}

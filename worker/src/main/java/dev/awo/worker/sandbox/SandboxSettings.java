package dev.awo.worker.sandbox;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the sandbox needs to know of its host.
 *
 * @param state where it keeps its private homes, such as {@code <home>/data/sandbox}
 * @param environment of the worker: it says where the toolchains and their caches are; only values
 *     on a list of harmless names are passed on
 * @param readable directories that commands may read beside the system and the toolchains found
 */
public record SandboxSettings(
    Path state, Limits limits, Map<String, String> environment, List<Path> readable) {
  public SandboxSettings {
    if (!state.isAbsolute()) {
      throw new IllegalArgumentException("the sandbox's state directory must be absolute");
    }
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    readable = List.copyOf(readable);
  }

  /** The worker's own environment and the default limits. */
  public static SandboxSettings under(Path state) {
    return under(state, System.getenv());
  }

  /** The default limits. */
  public static SandboxSettings under(Path state, Map<String, String> environment) {
    return new SandboxSettings(state, Limits.forThisMachine(), environment, List.of());
  }
}

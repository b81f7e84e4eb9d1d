package dev.awo.worker.sandbox;

import java.util.List;

/**
 * How commands are confined on this host, as the self-test at the worker's start found.
 *
 * @param confined whether every probe was held; {@code sandbox: required} needs it
 * @param words for people: {@code bubblewrap 0.8.0}, or what is missing and how to get it
 * @param open what commands can do that they should not; empty also where there is no sandbox
 */
public record SandboxStatus(boolean confined, String words, List<String> open) {
  public SandboxStatus {
    open = List.copyOf(open);
  }
}

package dev.awo.api.stack;

import java.util.Optional;

/**
 * The part of the settings that concerns the stack.
 *
 * @param api port that was asked for; absent where the choice is free, as with the next three
 * @param temporalAddress {@code host:port} of a server that is already there
 * @param temporalCli path of the {@code temporal} program
 */
public record StackSettings(
    Optional<Integer> api,
    Optional<Integer> admin,
    Optional<Integer> temporal,
    Optional<Integer> ui,
    Optional<String> temporalAddress,
    String namespace,
    Optional<String> temporalCli) {
  /** What holds without a file. */
  public static final StackSettings DEFAULT =
      new StackSettings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "default",
          Optional.empty());
}

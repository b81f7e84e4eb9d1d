package dev.awo.api.view;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * A command that must succeed before anything is committed; text alone is its command line.
 *
 * @param run the command line, given to {@code sh -c}
 * @param name what people call it
 * @param timeout such as {@code 90s} or {@code 15m}
 */
public record NewCommand(
    @JsonProperty(required = true) String run, Optional<String> name, Optional<String> timeout) {
  @JsonCreator
  public NewCommand {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static NewCommand of(String run) {
    return new NewCommand(run, Optional.empty(), Optional.empty());
  }
}

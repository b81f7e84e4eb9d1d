package dev.awo.worker.generate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the room needs to know about its process.
 *
 * @param home the home directory: {@code .env}, {@code prices.yaml}, {@code prompts/} and {@code
 *     data/answers/} are read below it
 * @param shippedPrompts the templates that hold where the home has none of that name
 * @param environment of the process; it wins over {@code .env}
 * @param stall how long a provider may send nothing at all before the call is given up; reasoning
 *     models are silent for minutes
 * @param heartbeat how often a waiting call reports how much has arrived
 */
public record GenerateSettings(
    Path home,
    Path shippedPrompts,
    Map<String, String> environment,
    Duration stall,
    Duration heartbeat) {
  public static final Duration DEFAULT_STALL = Duration.ofMinutes(3);
  public static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(1);

  public GenerateSettings {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** With the default patience. */
  public static GenerateSettings of(
      Path home, Path shippedPrompts, Map<String, String> environment) {
    return new GenerateSettings(
        home, shippedPrompts, environment, DEFAULT_STALL, DEFAULT_HEARTBEAT);
  }

  /** Never the environment, which has the keys. */
  @Override
  public String toString() {
    return "GenerateSettings[home=" + home + "]";
  }
}

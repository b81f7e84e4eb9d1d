package dev.awo.worker.generate;

import dev.awo.def.FailureKind;
import dev.awo.def.spec.DotEnv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

  /**
   * The environment with what {@code .env} adds, read anew, so that a key can be mended while tasks
   * wait for it. Fails with {@link FailureKind#PROVIDER_CONFIGURATION} when it cannot be read.
   */
  public Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>(fromFile());
    environment.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            variables.put(name, value);
          }
        });
    return variables;
  }

  private Map<String, String> fromFile() {
    Path dotEnv = home.resolve(".env");
    try {
      return DotEnv.parse(Files.readString(dotEnv));
    } catch (NoSuchFileException e) {
      return new LinkedHashMap<>();
    } catch (IOException e) {
      throw FailureKind.PROVIDER_CONFIGURATION.failure(
          "cannot read " + dotEnv + " (" + e.getClass().getSimpleName() + "): check its rights");
    }
  }

  /** Never the environment, which has the keys. */
  @Override
  public String toString() {
    return "GenerateSettings[home=" + home + "]";
  }
}

package dev.awo.def.generate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The providers that are asked over HTTP or from a file; other names are CLI agents. */
public enum Provider {
  ANTHROPIC("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL", "claude-sonnet-4-5"),
  OPENAI("OPENAI_API_KEY", "OPENAI_BASE_URL", "gpt-5"),
  /** Answers from a file: for the demo and for tests. Its model name is the file's path. */
  SCRIPTED("", "", "");

  private final String keyVariable;
  private final String baseUrlVariable;
  private final String defaultModel;

  Provider(String keyVariable, String baseUrlVariable, String defaultModel) {
    this.keyVariable = keyVariable;
    this.baseUrlVariable = baseUrlVariable;
    this.defaultModel = defaultModel;
  }

  /** The name that users write, such as {@code anthropic}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String keyVariable() {
    return keyVariable;
  }

  public String baseUrlVariable() {
    return baseUrlVariable;
  }

  /** The model of tasks that name none; absent where only the user can know it. */
  public Optional<String> defaultModel() {
    return Optional.of(defaultModel).filter(model -> !model.isEmpty());
  }

  public static Optional<Provider> named(String label) {
    return Arrays.stream(values()).filter(p -> p.label().equals(label)).findFirst();
  }

  /** All names, for error messages. */
  public static String labels() {
    return Arrays.stream(values()).map(Provider::label).collect(Collectors.joining(", "));
  }

  /**
   * What the environment lacks for this provider, in words that say what to do. A server at a base
   * URL of one's own may need no key, so that a base URL alone is enough.
   */
  public Optional<String> missingFrom(Map<String, String> environment) {
    if (this == SCRIPTED
        || isSet(environment, keyVariable)
        || isSet(environment, baseUrlVariable)) {
      return Optional.empty();
    }
    return Optional.of(
        "provider "
            + label()
            + " has no key: set "
            + keyVariable
            + " in the environment or in .env");
  }

  private static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }
}

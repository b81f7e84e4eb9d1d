package dev.awo.api.launch;

import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.Provider;
import dev.awo.def.spec.Settings;
import java.util.Map;
import java.util.Optional;

/**
 * The model that is asked when a task's attempts go round in circles: {@code fallback_model} of
 * {@code awo.yml}. {@code openai/NAME} is another provider's; a bare name is of the settings' agent,
 * and so none for tasks of other agents.
 */
final class FallbackModel {
  private final Settings settings;

  FallbackModel(Settings settings) {
    this.settings = settings;
  }

  /** Absent as well when it would be the same model again. */
  Optional<ModelChoice> of(ModelChoice first) {
    return settings
        .fallbackModel()
        .flatMap(name -> named(name, first))
        .filter(
            choice ->
                !choice.provider().equals(first.provider())
                    || !choice.model().equals(first.model()));
  }

  /** Why it could not be asked. */
  Optional<String> problem(ModelChoice first, Map<String, String> environment) {
    return of(first)
        .filter(choice -> !choice.provider().equals(first.provider()))
        .flatMap(choice -> Provider.named(choice.provider()))
        .flatMap(provider -> provider.missingFrom(environment))
        .map(missing -> "'fallback_model' of awo.yml cannot be asked: " + missing);
  }

  private Optional<ModelChoice> named(String name, ModelChoice first) {
    int slash = name.indexOf('/');
    Optional<Provider> prefix =
        slash < 0 ? Optional.empty() : Provider.named(name.substring(0, slash));
    if (prefix.isPresent()) {
      return Optional.of(name.substring(slash + 1))
          .filter(model -> !model.isEmpty())
          .map(model -> choice(prefix.get().label(), model, first));
    }
    boolean isOfThisAgent =
        Provider.named(first.provider()).filter(p -> p != Provider.SCRIPTED).isPresent()
            && settings.agent().orElse(first.provider()).equals(first.provider());
    return isOfThisAgent ? Optional.of(choice(first.provider(), name, first)) : Optional.empty();
  }

  private static ModelChoice choice(String provider, String model, ModelChoice first) {
    return new ModelChoice(provider, model, first.maxOutputTokens(), first.promptTokens());
  }
}

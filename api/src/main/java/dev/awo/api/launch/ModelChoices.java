package dev.awo.api.launch;

import dev.awo.api.view.NewTask;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.api.view.ProjectView;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.Provider;
import dev.awo.def.spec.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides which model a task asks: as the task says, else the project, else the settings. */
final class ModelChoices {
  private final Settings settings;
  private final Supplier<Map<String, String>> environment;

  /** The environment is looked at for each task, so that a key put into {@code .env} counts. */
  ModelChoices(Settings settings, Supplier<Map<String, String>> environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /** The model, or {@code errors} says why there is none. */
  Optional<ModelChoice> choose(
      NewTask task, Optional<ProjectView> project, List<FieldError> errors) {
    Map<String, String> variables = environment.get();
    Wish wish = Wish.of(task);
    Optional<Provider> provider = provider(wish, project, variables, errors);
    if (provider.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> missing = provider.get().missingFrom(variables);
    if (missing.isPresent()) {
      errors.add(new FieldError("agent", missing.get()));
      return Optional.empty();
    }
    Optional<String> model = model(wish, project, provider.get());
    if (model.isEmpty()) {
      errors.add(new FieldError("model", "must name a model of " + provider.get().label()));
    }
    Optional<ModelChoice> choice =
        model.map(
            name ->
                new ModelChoice(
                    provider.get().label(),
                    name,
                    settings.maxOutputTokens(),
                    settings.promptTokens()));
    choice
        .flatMap(first -> new FallbackModel(settings).problem(first, variables))
        .ifPresent(problem -> errors.add(new FieldError("model", problem)));
    return choice;
  }

  private Optional<Provider> provider(
      Wish wish,
      Optional<ProjectView> project,
      Map<String, String> variables,
      List<FieldError> errors) {
    Optional<String> named =
        wish.agent().or(() -> project.flatMap(ProjectView::agent)).or(settings::agent);
    if (named.isPresent()) {
      Optional<Provider> provider = Provider.named(named.get());
      if (provider.isEmpty()) {
        errors.add(Checks.unknownAgent());
      }
      return provider;
    }
    Optional<Provider> ready =
        Arrays.stream(Provider.values())
            .filter(provider -> provider != Provider.SCRIPTED)
            .filter(provider -> provider.missingFrom(variables).isEmpty())
            .findFirst();
    if (ready.isEmpty()) {
      errors.add(
          new FieldError(
              "agent",
              "no provider has a key: set ANTHROPIC_API_KEY or OPENAI_API_KEY in the environment"
                  + " or in .env"));
    }
    return ready;
  }

  /** A model that was set for another provider does not count. */
  private Optional<String> model(Wish wish, Optional<ProjectView> project, Provider provider) {
    Optional<String> ofProject =
        project
            .filter(
                p ->
                    p.agent().or(settings::agent).orElse(provider.label()).equals(provider.label()))
            .flatMap(ProjectView::model);
    Optional<String> ofSettings =
        settings.agent().orElse(provider.label()).equals(provider.label())
            ? settings.model()
            : Optional.empty();
    return wish.model().or(() -> ofProject).or(() -> ofSettings).or(provider::defaultModel);
  }

  /**
   * What a task asks for. {@code anthropic/NAME} without an agent names both, as we show it; with
   * an agent it is a model's name that happens to have a slash, as gateways use them.
   */
  private record Wish(Optional<String> agent, Optional<String> model) {
    static Wish of(NewTask task) {
      String model = task.model().orElse("");
      int slash = model.indexOf('/');
      Optional<Provider> prefix =
          slash < 0 ? Optional.empty() : Provider.named(model.substring(0, slash));
      if (task.agent().isPresent() || prefix.isEmpty()) {
        return new Wish(task.agent(), task.model());
      }
      return new Wish(
          prefix.map(Provider::label),
          Optional.of(model.substring(slash + 1)).filter(name -> !name.isEmpty()));
    }
  }
}

package dev.awo.api.launch;

import dev.awo.api.stack.SearchPath;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.api.view.ProjectView;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.Provider;
import dev.awo.def.spec.CliAgent;
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
    Wish wish = Wish.of(task, settings);
    Optional<String> named =
        wish.agent().or(() -> project.flatMap(ProjectView::agent)).or(settings::agent);
    Optional<CliAgent> cli = named.flatMap(settings::cliAgent);
    if (cli.isPresent()) {
      Optional<String> lack = new SearchPath(variables).lackOf(named.get(), cli.get());
      return choice(wish, project, named.get(), lack, cli.get().defaultModel(), errors);
    }
    return provider(named, variables, errors)
        .flatMap(
            provider ->
                choice(
                    wish,
                    project,
                    provider.label(),
                    provider.missingFrom(variables),
                    provider.defaultModel(),
                    errors));
  }

  private Optional<ModelChoice> choice(
      Wish wish,
      Optional<ProjectView> project,
      String agent,
      Optional<String> lack,
      Optional<String> defaultModel,
      List<FieldError> errors) {
    if (lack.isPresent()) {
      errors.add(new FieldError("agent", lack.get()));
      return Optional.empty();
    }
    Optional<String> model = model(wish, project, agent).or(() -> defaultModel);
    if (model.isEmpty()) {
      errors.add(new FieldError("model", "must name a model of " + agent));
    }
    Optional<ModelChoice> choice =
        model.map(
            name ->
                new ModelChoice(agent, name, settings.maxOutputTokens(), settings.promptTokens()));
    choice
        .flatMap(first -> new FallbackModel(settings).problem(first, environment.get()))
        .ifPresent(problem -> errors.add(new FieldError("model", problem)));
    return choice;
  }

  private Optional<Provider> provider(
      Optional<String> named, Map<String, String> variables, List<FieldError> errors) {
    if (named.isPresent()) {
      Optional<Provider> provider = Provider.named(named.get());
      if (provider.isEmpty()) {
        errors.add(Checks.unknownAgent(named.get(), settings));
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
  private Optional<String> model(Wish wish, Optional<ProjectView> project, String agent) {
    Optional<String> ofProject =
        project
            .filter(p -> p.agent().or(settings::agent).orElse(agent).equals(agent))
            .flatMap(ProjectView::model);
    Optional<String> ofSettings =
        settings.agent().orElse(agent).equals(agent) ? settings.model() : Optional.empty();
    return wish.model().or(() -> ofProject).or(() -> ofSettings);
  }

  /**
   * What a task asks for. {@code anthropic/NAME} without an agent names both, as we show it; with
   * an agent it is a model's name that happens to have a slash, as gateways use them.
   */
  private record Wish(Optional<String> agent, Optional<String> model) {
    static Wish of(NewTask task, Settings settings) {
      String model = task.model().orElse("");
      int slash = model.indexOf('/');
      Optional<String> prefix =
          Optional.of(model.substring(0, Math.max(0, slash)))
              .filter(
                  name -> Provider.named(name).isPresent() || settings.cliAgent(name).isPresent());
      if (task.agent().isPresent() || prefix.isEmpty()) {
        return new Wish(task.agent(), task.model());
      }
      return new Wish(
          prefix, Optional.of(model.substring(slash + 1)).filter(name -> !name.isEmpty()));
    }
  }
}

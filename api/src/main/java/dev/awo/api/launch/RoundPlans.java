package dev.awo.api.launch;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.ledger.Ledger;
import dev.awo.api.projects.KnownProject;
import dev.awo.api.projects.ProjectBook;
import dev.awo.api.projects.ProjectRules;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.def.FailureKind;
import dev.awo.def.TaskKey;
import dev.awo.def.autopilot.RoundPlan;
import dev.awo.def.autopilot.RoundStart;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.spec.MergePolicy;
import dev.awo.def.spec.MergeSpec;
import dev.awo.def.spec.Settings;
import dev.awo.def.task.CheckRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks up what holds for a round, when it begins. */
public final class RoundPlans {
  private static final Duration PATIENCE = Duration.ofDays(7);

  private final Ledger ledger;
  private final ProjectBook projects;
  private final BlobDirectory blobs;
  private final Settings settings;
  private final ModelChoices models;

  /**
   * Plans.
   *
   * @param environment asked for each round whether the provider has a key
   */
  public RoundPlans(
      Ledger ledger,
      ProjectBook projects,
      BlobDirectory blobs,
      Settings settings,
      Supplier<Map<String, String>> environment) {
    this.ledger = ledger;
    this.projects = projects;
    this.blobs = blobs;
    this.settings = settings;
    models = new ModelChoices(settings, environment);
  }

  /** Why no round of this project could begin; empty when one can. */
  Optional<String> trouble(String project) {
    Optional<KnownProject> known = projects.find(project);
    if (known.isEmpty()) {
      return Optional.of("there is no project '" + project + "': run 'awo projects add PATH'");
    }
    if (known.get().trouble().isPresent()) {
      return known.get().trouble();
    }
    List<FieldError> errors = new ArrayList<>();
    Optional<ModelChoice> model =
        models.choose(any(project), known.map(KnownProject::view), errors);
    return model.isPresent() ? Optional.empty() : Optional.of(errors.getFirst().message());
  }

  /**
   * Fails with {@link FailureKind#INVALID_REQUEST} or {@link FailureKind#PROVIDER_CONFIGURATION}
   * when no round can begin.
   */
  RoundPlan plan(RoundStart start) {
    String project = start.request().project();
    KnownProject known =
        projects
            .find(project)
            .orElseThrow(
                () ->
                    FailureKind.INVALID_REQUEST.failure(
                        "there is no project '" + project + "' any more"));
    known
        .trouble()
        .ifPresent(
            trouble -> {
              throw FailureKind.INVALID_REQUEST.failure(trouble);
            });
    ModelChoice model = model(known, any(project));
    ModelChoice reviewModel =
        settings.reviewModel().map(name -> reviewer(known, model, name)).orElse(model);
    long round = ledger.rounds().begin(start, model);
    ProjectRules rules = ProjectRules.of(known, settings).forTask(List.of());
    MergeSpec merge = ProjectRules.merge(known, settings);
    return new RoundPlan(
        round,
        new CheckRequest(
            new TaskKey(project, "autopilot-" + round),
            known.view().path(),
            rules.base(),
            rules.verify(),
            rules.sandbox(),
            rules.preparation(),
            blobs.put(BaseChecks.NOTHING)),
        rules.guard(),
        model,
        reviewModel,
        merge.policy().orElse(MergePolicy.MANUAL),
        new Memory(ledger, blobs).text(project),
        merge.approvalExpiry().orElse(PATIENCE),
        ledger.rounds().limit(project, model));
  }

  /** {@code anthropic/NAME} names another provider; a bare name is a model of the same one. */
  private ModelChoice reviewer(KnownProject known, ModelChoice model, String name) {
    NewTask wish = any(known.view().id()).withModel(name);
    return name.contains("/")
        ? model(known, wish)
        : new ModelChoice(model.provider(), name, model.maxOutputTokens(), model.promptTokens());
  }

  private ModelChoice model(KnownProject known, NewTask wish) {
    List<FieldError> errors = new ArrayList<>();
    return models
        .choose(wish, Optional.of(known.view()), errors)
        .orElseThrow(() -> FailureKind.PROVIDER_CONFIGURATION.failure(errors.getFirst().message()));
  }

  private static NewTask any(String project) {
    return NewTask.of(project, "propose");
  }
}

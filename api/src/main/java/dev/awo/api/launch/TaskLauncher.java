package dev.awo.api.launch;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.ledger.Ledger;
import dev.awo.api.ledger.NewTaskRecord;
import dev.awo.api.ledger.Place;
import dev.awo.api.projects.KnownProject;
import dev.awo.api.projects.ProjectBook;
import dev.awo.api.projects.ProjectRules;
import dev.awo.api.projects.RepositoryLook;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.api.view.TaskView;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.spec.Durations;
import dev.awo.def.spec.Settings;
import dev.awo.def.spec.TaskSpec;
import dev.awo.def.task.Step;
import dev.awo.def.task.TaskRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Accepts tasks. A task is first put on record and then started, so that whatever fails in between
 * is made up for by the {@link Sweeper}.
 */
public final class TaskLauncher {
  private static final String DEFAULT_TEMPLATE = "implement";
  private static final int USD_DIGITS = 6;

  private final Ledger ledger;
  private final ProjectBook projects;
  private final BlobDirectory blobs;
  private final TemporalConnection temporal;
  private final Settings settings;
  private final ModelChoices models;
  private final ProjectRegistrar registrar;
  private final DependencyCheck dependencies;
  private final Launches launches;

  /**
   * A launcher.
   *
   * @param environment asked for each task whether the provider has a key
   */
  public TaskLauncher(
      Ledger ledger,
      ProjectBook projects,
      BlobDirectory blobs,
      TemporalConnection temporal,
      Launches launches,
      Settings settings,
      Supplier<Map<String, String>> environment) {
    this.ledger = ledger;
    this.projects = projects;
    this.blobs = blobs;
    this.temporal = temporal;
    this.launches = launches;
    this.settings = settings;
    models = new ModelChoices(settings, environment);
    registrar = new ProjectRegistrar(projects, settings);
    dependencies = new DependencyCheck(ledger.tasks());
  }

  /** Accepts a task, or says why not. Bringing the same task twice is safe. */
  public Acceptance accept(NewTask task) {
    return switch (prepare(task)) {
      case Preparation.Decided decided -> decided.acceptance();
      case Preparation.Ready ready -> accept(ready);
    };
  }

  private Acceptance accept(Preparation.Ready ready) {
    Optional<Acceptance.Unavailable> unavailable = unavailable();
    if (unavailable.isPresent()) {
      return unavailable.get();
    }
    KnownProject project = project(ready);
    List<FieldError> errors = dependencies.missing(project.view().id(), ready.task());
    return errors.isEmpty()
        ? record(ready.task(), project, ready.model())
        : new Acceptance.Invalid(errors);
  }

  Optional<Acceptance.Unavailable> unavailable() {
    return temporal.serverVersion().isPresent()
        ? Optional.empty()
        : Optional.of(
            new Acceptance.Unavailable(
                "Temporal does not answer at "
                    + temporal.target().address()
                    + "; start it, such as with 'awo up', and send the task again"));
  }

  /** Looks at a task, and at whether it is on record already. */
  private Preparation prepare(NewTask task) {
    return prepare(task, this::target, ledger.tasks()::fingerprint);
  }

  /**
   * As it is done for many tasks.
   *
   * @param targets finds the repository that a task names
   * @param fingerprints tells under which fingerprint a task was recorded
   */
  Preparation prepare(
      NewTask task,
      Function<String, Target> targets,
      Function<TaskKey, Optional<String>> fingerprints) {
    List<FieldError> errors = Checks.of(task);
    Target target = targets.apply(task.project());
    if (target instanceof Target.None none) {
      errors.add(new FieldError("project", none.message()));
    }
    target
        .known()
        .flatMap(KnownProject::trouble)
        .ifPresent(trouble -> errors.add(new FieldError("project", trouble)));
    Optional<ModelChoice> model =
        models.choose(task, target.known().map(KnownProject::view), errors);
    if (!errors.isEmpty() || model.isEmpty()) {
      return new Preparation.Decided(new Acceptance.Invalid(errors));
    }
    return target
        .known()
        .flatMap(project -> before(task, project, fingerprints))
        .<Preparation>map(Preparation.Decided::new)
        .orElseGet(() -> new Preparation.Ready(task, target, model.get()));
  }

  /** The project of a task, which is registered now if it was not. */
  KnownProject project(Preparation.Ready ready) {
    return ready.target().project(registrar);
  }

  /** What holds for the project's tasks; looks at its files. */
  ProjectRules rules(KnownProject project) {
    return ProjectRules.of(project, settings);
  }

  static TaskKey key(NewTask task, KnownProject project) {
    return new TaskKey(project.view().id(), task.id().orElseGet(() -> TaskIds.from(task.prompt())));
  }

  /** What a task is put on record as. */
  NewTaskRecord recordOf(
      TaskKey key, NewTask task, KnownProject project, ProjectRules rules, ModelChoice model) {
    BlobId prompt = blobs.put(Prompts.filled(task, key));
    return new NewTaskRecord(
        key,
        WorkflowStarter.write(
            request(key, task, project.view().path(), forTask(rules, task), prompt, model)),
        Fingerprint.of(task, key),
        prompt,
        model,
        task.waitsForSlot()
            ? Optional.of(
                new Place(
                    task.priority().orElse(TaskSpec.DEFAULT_PRIORITY),
                    task.dependsOn(),
                    task.touches()))
            : Optional.empty(),
        task.budgetUsd().map(usd -> usd.movePointRight(USD_DIGITS).longValueExact()));
  }

  private static ProjectRules forTask(ProjectRules rules, NewTask task) {
    return rules.forTask(task.verify().stream().map(VerifyLines::command).toList());
  }

  Target target(String project) {
    if (!project.startsWith("/")) {
      return projects
          .find(project)
          .<Target>map(Target.Registered::new)
          .orElseGet(
              () ->
                  new Target.None(
                      "no project is registered under this id; run 'awo projects add PATH', or"
                          + " give the absolute path of a repository"));
    }
    return switch (RepositoryLook.at(project)) {
      case RepositoryLook.NotFound none -> new Target.None(none.message());
      case RepositoryLook.Found found ->
          projects
              .at(found.root().toString())
              .<Target>map(Target.Registered::new)
              .orElseGet(() -> new Target.Unregistered(found.root()));
    };
  }

  /** What to answer when the id is taken already. */
  private Optional<Acceptance> before(
      NewTask task, KnownProject project, Function<TaskKey, Optional<String>> fingerprints) {
    return task.id()
        .flatMap(
            id -> {
              TaskKey key = new TaskKey(project.view().id(), id);
              return fingerprints
                  .apply(key)
                  .map(print -> compare(key, print, Fingerprint.of(task, key)));
            });
  }

  private Acceptance compare(TaskKey key, String recorded, String brought) {
    return recorded.equals(brought)
        ? new Acceptance.Existing(view(key))
        : new Acceptance.Conflict(
            "project "
                + key.project()
                + " already has another task '"
                + key.task()
                + "'; choose another id");
  }

  private Acceptance record(NewTask task, KnownProject project, ModelChoice model) {
    ProjectRules rules = rules(project);
    while (true) {
      TaskKey key = key(task, project);
      NewTaskRecord record = recordOf(key, task, project, rules, model);
      if (ledger.tasks().insert(record)) {
        launches.launch(List.of(key));
        return new Acceptance.Accepted(view(key));
      }
      if (task.id().isPresent()) {
        return compare(key, ledger.tasks().fingerprint(key).orElseThrow(), record.fingerprint());
      }
    }
  }

  private TaskRequest request(
      TaskKey key,
      NewTask task,
      String repository,
      ProjectRules rules,
      BlobId prompt,
      ModelChoice model) {
    Step step =
        new Step(
            key.task(),
            task.template().orElse(DEFAULT_TEMPLATE),
            prompt,
            task.contextFiles(),
            task.variables());
    return new TaskRequest(
        key,
        repository,
        task.base().or(rules::base),
        List.of(step),
        model,
        new FallbackModel(settings).of(model),
        task.maxAttempts().orElse(settings.maxAttempts()),
        rules.verify(),
        rules.guard(),
        rules.sandbox(),
        rules.preparation(),
        Optional.of(task.timeout().flatMap(Durations::parse).orElse(settings.timeout())),
        Optional.of(rules.approval()),
        task.waitsForSlot(),
        1,
        Optional.empty(),
        Optional.empty());
  }

  private TaskView view(TaskKey key) {
    return ledger.tasks().find(key).orElseThrow();
  }
}

package dev.awo.api.launch;

import dev.awo.api.ledger.Ledger;
import dev.awo.api.projects.ProjectBook;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.api.view.ProjectView;
import dev.awo.def.spec.Durations;
import dev.awo.def.spec.Problem;
import dev.awo.def.spec.Read;
import dev.awo.def.spec.SpecReader;
import dev.awo.def.spec.TaskSpec;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads the text of a {@code queue.yaml} as tasks. */
public final class QueueFile {
  private static final int USD_DIGITS = 6;

  private final Ledger ledger;
  private final ProjectBook projects;
  private final SpecReader reader;

  /**
   * A reader.
   *
   * @param agents names of the CLI agents in the settings
   */
  public QueueFile(Ledger ledger, ProjectBook projects, Collection<String> agents) {
    this.ledger = ledger;
    this.projects = projects;
    reader = new SpecReader(agents);
  }

  /** The tasks in the order of the text, or {@code errors} says what is wrong, by line. */
  List<NewTask> read(String yaml, Optional<String> project, List<FieldError> errors) {
    Optional<String> fallback = project.or(this::onlyProject);
    return switch (reader.queue(yaml, new LinkedHashSet<>(ledger.tasks().ids()))) {
      case Read.Invalid<List<TaskSpec>> invalid -> {
        invalid.problems().forEach(problem -> errors.add(error(problem)));
        yield List.of();
      }
      case Read.Valid<List<TaskSpec>> valid -> {
        valid.value().stream()
            .filter(spec -> spec.project().or(() -> fallback).isEmpty())
            .forEach(spec -> errors.add(homeless(spec)));
        yield errors.isEmpty()
            ? valid.value().stream()
                .map(spec -> task(spec, spec.project().or(() -> fallback).orElseThrow()))
                .toList()
            : List.of();
      }
    };
  }

  private Optional<String> onlyProject() {
    List<ProjectView> all = projects.list(Optional.empty(), 2).items();
    return all.size() == 1 ? Optional.of(all.getFirst().id()) : Optional.empty();
  }

  private static FieldError error(Problem problem) {
    return new FieldError("line " + problem.line(), problem.message());
  }

  private static FieldError homeless(TaskSpec spec) {
    return new FieldError(
        "project", "task '" + spec.id() + "' names no project; add 'project' or say '--project'");
  }

  private static NewTask task(TaskSpec spec, String project) {
    return new NewTask(
        project,
        Optional.of(spec.id()),
        spec.prompt(),
        spec.template(),
        spec.contextFiles(),
        spec.variables(),
        spec.verify().stream().map(VerifyLines::line).toList(),
        spec.agent(),
        spec.model(),
        spec.maxAttempts(),
        Optional.empty(),
        spec.budgetMicros().map(micros -> BigDecimal.valueOf(micros, USD_DIGITS)),
        spec.timeout().map(Durations::shown),
        Optional.of(true),
        Optional.of(spec.priority()),
        spec.dependsOn(),
        spec.touches());
  }
}

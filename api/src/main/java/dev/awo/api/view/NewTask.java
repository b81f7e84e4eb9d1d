package dev.awo.api.view;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of {@code POST /api/v1/tasks}. What is left out comes from the project, then from the
 * settings.
 *
 * @param project id of a registered project, or the absolute path of a repository, which registers
 *     it
 * @param id made from the prompt when left out; the same id with the same content is accepted once
 * @param prompt what to do, in the user's words ({@code instruction} is the same); with variables,
 *     {@code {{name}}} stands for a value
 * @param template name of a prompt template, such as {@code implement}
 * @param contextFiles paths inside the repository that the model is shown
 * @param variables values for the prompt and the template
 * @param verify commands that must succeed before anything is committed
 * @param agent the provider to ask
 * @param base a branch, tag or commit to start from; the repository's HEAD when left out
 * @param budgetUsd the most that the task may cost, in US dollars
 * @param timeout wall time for the whole task, such as {@code 90m}
 * @param queued whether the task waits until its project's queue starts it; else it starts at once
 * @param priority of a queued task: 1 (most urgent) to 5; 3 when left out
 * @param dependsOn of a queued task: ids of tasks of the project that must complete first
 * @param touches of a queued task: globs of what it may change; tasks whose globs overlap never run
 *     at the same time
 */
public record NewTask(
    @JsonProperty(required = true) String project,
    Optional<String> id,
    @JsonProperty(required = true) @JsonAlias("instruction") String prompt,
    Optional<String> template,
    List<String> contextFiles,
    Map<String, String> variables,
    List<NewCommand> verify,
    Optional<String> agent,
    Optional<String> model,
    Optional<Integer> maxAttempts,
    Optional<String> base,
    Optional<BigDecimal> budgetUsd,
    Optional<String> timeout,
    Optional<Boolean> queued,
    Optional<Integer> priority,
    List<String> dependsOn,
    List<String> touches) {
  public NewTask {
    contextFiles = List.copyOf(contextFiles);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    verify = List.copyOf(verify);
    dependsOn = List.copyOf(dependsOn);
    touches = List.copyOf(touches);
  }

  /** A task of which only the project and the prompt are given. */
  public static NewTask of(String project, String prompt) {
    return new NewTask(
        project,
        Optional.empty(),
        prompt,
        Optional.empty(),
        List.of(),
        Map.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** Whether it waits for its turn. */
  public boolean waitsForSlot() {
    return queued.orElse(false);
  }

  /** The same task under this name, of this project. */
  public NewTask named(String newProject, Optional<String> newId) {
    return new NewTask(
        newProject,
        newId,
        prompt,
        template,
        contextFiles,
        variables,
        verify,
        agent,
        model,
        maxAttempts,
        base,
        budgetUsd,
        timeout,
        queued,
        priority,
        dependsOn,
        touches);
  }

  /** The same task, of this model. */
  public NewTask withModel(String newModel) {
    return new NewTask(
        project,
        id,
        prompt,
        template,
        contextFiles,
        variables,
        verify,
        agent,
        Optional.of(newModel),
        maxAttempts,
        base,
        budgetUsd,
        timeout,
        queued,
        priority,
        dependsOn,
        touches);
  }

  /** The same task, to wait for its turn. */
  public NewTask toQueue() {
    return new NewTask(
        project,
        id,
        prompt,
        template,
        contextFiles,
        variables,
        verify,
        agent,
        model,
        maxAttempts,
        base,
        budgetUsd,
        timeout,
        Optional.of(true),
        priority,
        dependsOn,
        touches);
  }
}

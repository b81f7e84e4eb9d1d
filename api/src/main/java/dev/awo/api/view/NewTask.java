package dev.awo.api.view;

import com.fasterxml.jackson.annotation.JsonProperty;
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
 * @param prompt what to do, in the user's words
 * @param template name of a prompt template, such as {@code implement}
 * @param contextFiles paths inside the repository that the model is shown
 * @param variables values for the template
 * @param verify command lines that must succeed before anything is committed
 * @param agent the provider to ask
 * @param base a branch, tag or commit to start from; the repository's HEAD when left out
 */
public record NewTask(
    @JsonProperty(required = true) String project,
    Optional<String> id,
    @JsonProperty(required = true) String prompt,
    Optional<String> template,
    List<String> contextFiles,
    Map<String, String> variables,
    List<String> verify,
    Optional<String> agent,
    Optional<String> model,
    Optional<Integer> maxAttempts,
    Optional<String> base) {
  public NewTask {
    contextFiles = List.copyOf(contextFiles);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    verify = List.copyOf(verify);
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
        Optional.empty());
  }
}

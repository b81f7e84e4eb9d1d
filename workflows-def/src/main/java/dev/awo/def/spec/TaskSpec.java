package dev.awo.def.spec;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One task of the queue, as the user wrote it; what is absent comes from the project, then from the
 * settings.
 *
 * @param project the project's id; absent when the caller names it
 * @param prompt what to do, in the user's words ({@code prompt} or {@code instruction}); empty only
 *     when {@code template} says it all, from {@code prompt: prompts/NAME.md}
 * @param template name of a prompt template
 * @param variables values for {@code {{name}}}; without any, the prompt is taken as it stands
 * @param priority 1 to 5, 1 is the most urgent
 * @param dependsOn ids of tasks that must succeed first
 * @param touches globs of the files that the task may change; overlapping tasks never run together
 * @param budgetMicros the most that the task may cost, in millionths of a US dollar
 * @param timeout wall time for the whole task
 */
public record TaskSpec(
    String id,
    Optional<String> project,
    String prompt,
    Optional<String> template,
    List<String> contextFiles,
    Map<String, String> variables,
    List<VerifyCommand> verify,
    Optional<String> agent,
    Optional<String> model,
    Optional<Integer> maxAttempts,
    int priority,
    List<String> dependsOn,
    List<String> touches,
    Optional<Long> budgetMicros,
    Optional<Duration> timeout) {
  /** In the middle of the range. */
  public static final int DEFAULT_PRIORITY = 3;

  public TaskSpec {
    contextFiles = List.copyOf(contextFiles);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    verify = List.copyOf(verify);
    dependsOn = List.copyOf(dependsOn);
    touches = List.copyOf(touches);
  }
}

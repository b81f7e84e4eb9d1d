package dev.awo.def.spec;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A workflow file: steps that run one after the other as one task.
 *
 * @param variables in the order of the file
 * @param verify for steps that name no commands of their own
 * @param budgetMicros for the whole run, in millionths of a US dollar
 * @param timeout wall time for the whole run
 */
public record WorkflowSpec(
    String name,
    Optional<String> description,
    Optional<String> project,
    Map<String, VariableSpec> variables,
    Optional<String> agent,
    Optional<String> model,
    Optional<Integer> maxAttempts,
    List<VerifyCommand> verify,
    Optional<Long> budgetMicros,
    Optional<Duration> timeout,
    List<StepSpec> steps) {
  public WorkflowSpec {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    verify = List.copyOf(verify);
    steps = List.copyOf(steps);
  }
}

package dev.awo.def.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a workflow, verified and committed on its own; steps run in the order of the file.
 *
 * @param id safe name, unique in the workflow
 * @param name what people call it; the id when nothing better was given
 * @param prompt what to do; empty only when {@code template} says it all
 * @param variables values for this step, over those of the workflow
 * @param verify commands of this step; empty means those of the workflow, then of the project
 */
public record StepSpec(
    String id,
    String name,
    String prompt,
    Optional<String> template,
    List<String> contextFiles,
    Map<String, String> variables,
    List<VerifyCommand> verify,
    Optional<String> agent,
    Optional<String> model,
    Optional<Integer> maxAttempts) {
  public StepSpec {
    contextFiles = List.copyOf(contextFiles);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    verify = List.copyOf(verify);
  }
}

package dev.awo.worker.generate;

import dev.awo.def.AttemptKey;
import dev.awo.def.generate.ModelChoice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a model is asked which is not to do a step.
 *
 * @param template of {@code prompts/}; {@code planner} is sent before it
 * @param facts values for the template, in our own words
 * @param quoted values that others wrote: they are fenced as data
 * @param again the answer before, and what was wrong with it
 */
public record Question(
    AttemptKey key,
    ModelChoice model,
    String template,
    Map<String, String> facts,
    Map<String, String> quoted,
    Optional<Again> again) {
  public Question {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    quoted = Collections.unmodifiableMap(new LinkedHashMap<>(quoted));
  }

  /** An answer that could not be used. */
  public record Again(String answer, String complaint) {}

  /** Never the texts. */
  @Override
  public String toString() {
    return "Question[" + template + ", " + key + "]";
  }
}
